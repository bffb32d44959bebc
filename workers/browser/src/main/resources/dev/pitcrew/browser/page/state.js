// Where the page is from, how it begins, and the status it came with.
const [came] = performance.getEntriesByType('navigation');
return [document.location.protocol, document.body ? document.body.innerText.slice(0, 300) : '', came ? came.responseStatus : 0];
