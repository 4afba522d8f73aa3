package io.rnnbench.report.gate.output;

import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.GateRow;
import io.rnnbench.report.gate.Subject;
import io.rnnbench.report.gate.Verdict;
import io.rnnbench.report.text.PlainText;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The result as the JUnit XML that CI servers read: one test suite, one test case a row. */
public final class GateJunit {
  private static final String SUITE = "performance gate";

  private final GateResult result;
  private final XMLStreamWriter xml;

  private GateJunit(GateResult result, XMLStreamWriter xml) {
    this.result = result;
    this.xml = xml;
  }

  /** An XML document, to be stored as UTF-8. */
  public static String of(GateResult result) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new GateJunit(result, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory can't fail to be written", e);
    }
    return text.append("\n").toString();
  }

  private void write() throws XMLStreamException {
    boolean nothingToJudge = result.verdict() == Verdict.INCOMPARABLE && result.rows().isEmpty();
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", SUITE);
    count("tests", nothingToJudge ? 1 : result.rows().size());
    count("failures", Tally.rows(result, Verdict.REGRESSED));
    count("errors", nothingToJudge ? 1 : 0);
    count(
        "skipped",
        Tally.rows(result, Verdict.INCONCLUSIVE) + Tally.rows(result, Verdict.INCOMPARABLE));
    if (nothingToJudge) {
      testCase(SUITE, "environments", "error", "the environments are not comparable", context());
    }
    for (GateRow row : result.rows()) {
      testCase(row);
    }
    if (!nothingToJudge) {
      line(1);
      element("system-out", context());
    }
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void testCase(GateRow row) throws XMLStreamException {
    String reason = PlainText.of(row.reason());
    String message = Numbers.sentence(row) + (reason.isEmpty() ? "" : ": " + reason);
    String outcome =
        switch (row.verdict()) {
          case PASS, IMPROVED -> "";
          case REGRESSED -> "failure";
          // Seen but not counted as failures: nothing is proved against the candidate, and a
          // build that breaks whenever its machine was noisy is soon ignored.
          case INCONCLUSIVE, INCOMPARABLE -> "skipped";
        };
    testCase(
        PlainText.of(row.subject().benchmark()),
        name(row.subject()),
        outcome,
        row.verdict().name().toLowerCase(Locale.ROOT) + ": " + message,
        outcome.equals("failure") ? failure(message) : List.of());
  }

  /** All parameters, so that a test keeps its name whatever it is measured with. */
  private static String name(Subject subject) {
    String parameters = PlainText.of(subject.parameters());
    return (parameters.isEmpty() ? "" : parameters + ": ") + PlainText.of(subject.metric());
  }

  private List<String> failure(String message) {
    List<String> lines = new ArrayList<>(List.of(message));
    if (!result.reproduce().isEmpty()) {
      lines.add("reproduce: " + PlainText.of(result.reproduce()));
    }
    return lines;
  }

  /** What holds for all rows. */
  private List<String> context() {
    List<String> lines = new ArrayList<>();
    lines.add(result.verdict() + ": " + Tally.of(result));
    lines.add("baseline: " + PlainText.of(result.baseline()));
    lines.add("candidate: " + PlainText.of(result.candidate()));
    result.differences().forEach(text -> lines.add("environments differ: " + PlainText.of(text)));
    result.notes().forEach(text -> lines.add("note: " + PlainText.of(text)));
    return lines;
  }

  private void testCase(
      String className, String name, String outcome, String message, List<String> details)
      throws XMLStreamException {
    line(1);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", className);
    xml.writeAttribute("name", name);
    if (!outcome.isEmpty()) {
      line(2);
      xml.writeStartElement(outcome);
      xml.writeAttribute("message", message);
      xml.writeCharacters(String.join("\n", details));
      xml.writeEndElement();
      line(1);
    }
    xml.writeEndElement();
  }

  private void element(String name, List<String> lines) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(String.join("\n", lines));
    xml.writeEndElement();
  }

  private void count(String attribute, long count) throws XMLStreamException {
    xml.writeAttribute(attribute, Long.toString(count));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
