package dev.pitcrew.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.PieChart;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler;
import org.w3c.dom.Element;

/**
 * Draws {@code <object type="chart/bar" data="cost.byMonth" style="width: 16cm; height: 7cm"/>} as
 * lines, not as a picture. Kinds are {@code bar}, {@code line} and {@code pie}; {@code data} is the
 * path of the chart's data.
 */
final class ChartDrawer implements FSObjectDrawer {

  static final Color[] COLOURS = {
    new Color(0x2d5f8b),
    new Color(0xd98a1f),
    new Color(0x4f8a5b),
    new Color(0x8a4f7d),
    new Color(0x6b6b6b),
    new Color(0xb5452c)
  };

  private final String kind;
  private final JsonNode data;
  private final Font font;

  ChartDrawer(String kind, JsonNode data, Font font) {
    this.kind = kind;
    this.data = data;
    this.font = font;
  }

  @Override
  public @Nullable Map<Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    int wide = (int) (width / dotsPerPixel);
    int high = (int) (height / dotsPerPixel);
    ChartData shown = ChartData.of(at(element.getAttribute("data")), element.getAttribute("data"));
    Chart<?, ?> chart = kind.equals("pie") ? pie(shown, wide, high) : axes(shown, wide, high);
    style(chart.getStyler());
    device.drawWithGraphics(
        (float) x,
        (float) y,
        (float) width / dotsPerPixel,
        (float) height / dotsPerPixel,
        (Graphics2D graphics) -> chart.paint(graphics, wide, high));
    return null;
  }

  private JsonNode at(String path) {
    JsonNode node = data;
    for (String name : path.split("\\.")) {
      node = node.path(name);
    }
    return node;
  }

  private Chart<?, ?> axes(ChartData shown, int width, int height) {
    CategoryChart chart =
        new CategoryChartBuilder().width(width).height(height).title(shown.title()).build();
    if (kind.equals("line")) {
      chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
    }
    shown.series().forEach(each -> chart.addSeries(each.name(), shown.categories(), each.values()));
    CategoryStyler styler = chart.getStyler();
    styler.setAxisTickLabelsFont(font.deriveFont(8f));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setLegendVisible(shown.series().size() > 1);
    styler.setXAxisLabelRotation(shown.categories().size() > 8 ? 45 : 0);
    return chart;
  }

  private Chart<?, ?> pie(ChartData shown, int width, int height) {
    PieChart chart = new PieChartBuilder().width(width).height(height).title(shown.title()).build();
    for (int i = 0; i < shown.categories().size(); i++) {
      chart.addSeries(shown.categories().get(i), shown.series().getFirst().values().get(i));
    }
    chart.getStyler().setLabelsFont(font.deriveFont(8f));
    return chart;
  }

  private void style(Styler styler) {
    styler.setSeriesColors(COLOURS);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setChartTitleFont(font.deriveFont(Font.BOLD, 10f));
    styler.setLegendFont(font.deriveFont(8f));
    styler.setLegendBorderColor(Color.WHITE);
    styler.setChartTitleVisible(true);
  }
}
