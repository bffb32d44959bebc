document.getElementById('bot-covers')?.remove();
