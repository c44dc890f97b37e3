package org.listeningpost.alert;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** The latest alerts as Atom (RFC 4287). Thread-safe. */
final class AlertFeed {
    static final String MEDIA_TYPE = "application/atom+xml; charset=utf-8";
    static final int ENTRIES_MAX = 50;

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private final @Nullable URI base;

    /** @param base where people reach the API; null leaves links out */
    AlertFeed(@Nullable URI base) {
        this.base = base;
    }

    byte[] write(List<Alert> alerts, Instant now) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            text(xml, "id", "urn:listening-post:alerts");
            text(xml, "title", "Alerts");
            text(xml, "updated", (alerts.isEmpty() ? now : alerts.getFirst().raisedAt()).toString());
            xml.writeStartElement("author");
            text(xml, "name", "Listening Post");
            xml.writeEndElement();
            for (Alert alert : alerts) {
                entry(xml, alert);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a buffer in memory does not fail", e);
        }
        return out.toByteArray();
    }

    private void entry(XMLStreamWriter xml, Alert alert) throws XMLStreamException {
        xml.writeStartElement("entry");
        text(xml, "id", "urn:listening-post:alert:" + alert.id());
        text(xml, "title", alert.sentence());
        text(xml, "published", alert.raisedAt().toString());
        text(xml, "updated", alert.raisedAt().toString());
        xml.writeStartElement("category");
        xml.writeAttribute("term", alert.severity());
        xml.writeEndElement();
        if (base != null) {
            xml.writeStartElement("link");
            xml.writeAttribute(
                    "href", AlertMessages.link(base, "/v1/alerts/" + alert.id()).toString());
            xml.writeEndElement();
        }
        text(xml, "summary", alert.sentence());
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        // XML has no way to write these, not even escaped; a pair of surrogates is none of them.
        xml.writeCharacters(value.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uD800-\\uDFFF\\uFFFE\\uFFFF]", " "));
        xml.writeEndElement();
    }
}
