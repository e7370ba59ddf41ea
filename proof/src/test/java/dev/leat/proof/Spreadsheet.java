package dev.leat.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The first sheet of an XLSX file, read by the standard's rules and nothing of Leat's. */
final class Spreadsheet {
  private Spreadsheet() {}

  /** Its rows: texts, and numbers as the file writes them. */
  static List<List<String>> rows(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> texts = new ArrayList<>();
      if (zip.getEntry("xl/sharedStrings.xml") != null) {
        elements(parse(zip, "xl/sharedStrings.xml").getElementsByTagName("si"))
            .forEach(text -> texts.add(text.getTextContent()));
      }
      List<List<String>> rows = new ArrayList<>();
      for (Element row :
          elements(parse(zip, "xl/worksheets/sheet1.xml").getElementsByTagName("row"))) {
        rows.add(
            elements(row.getElementsByTagName("c")).stream()
                .map(cell -> value(cell, texts))
                .toList());
      }
      return rows;
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new AssertionError(file + " is not a spreadsheet", e);
    }
  }

  private static String value(Element cell, List<String> texts) {
    String content = cell.getTextContent();
    return cell.getAttribute("t").equals("s") ? texts.get(Integer.parseInt(content)) : content;
  }

  private static Document parse(ZipFile zip, String entry)
      throws IOException, ParserConfigurationException, SAXException {
    try (InputStream in = zip.getInputStream(zip.getEntry(entry))) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }
}
