package org.listeningpost.ingest.files;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the XML inside of Office files as a stream; a document type, with which every trick begins, is refused. */
final class XmlParts implements AutoCloseable {
    private final XMLStreamReader xml;

    XmlParts(InputStream in) throws EntryException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        try {
            this.xml = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** The next event, or -1 at the end. */
    int next() throws EntryException {
        try {
            if (!xml.hasNext()) {
                return -1;
            }
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new EntryException(
                        "doctype",
                        "its XML declares entities, which no Office program does; save it again with one and import that");
            }
            return event;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** What a stream says about its bounds comes wrapped. */
    private static EntryException failure(XMLStreamException e) {
        int depth = 0;
        for (Throwable cause = e; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof EntryException known) {
                return known;
            }
            if (cause instanceof XMLStreamException wrapped
                    && wrapped.getNestedException() instanceof EntryException known) {
                return known;
            }
        }
        return EntryException.damaged("Office file");
    }

    String name() {
        return xml.getLocalName();
    }

    boolean isText() {
        return xml.isCharacters() || xml.getEventType() == XMLStreamConstants.CDATA;
    }

    /** Adds the characters here, up to so many in all; false where there were more. */
    boolean addText(StringBuilder into, int charactersMax) {
        int length = xml.getTextLength();
        if (into.length() + length > charactersMax) {
            return false;
        }
        into.append(xml.getTextCharacters(), xml.getTextStart(), length);
        return true;
    }

    /** By local name: which prefix a writer chose does not matter. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The id of a relation, which shares its local name with ids of other kinds. */
    @Nullable
    String relation() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals("id")
                    && namespace != null
                    && namespace.endsWith("/relationships")) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            // Nothing is held but memory.
        }
    }
}
