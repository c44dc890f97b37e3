package org.listeningpost.ingest.source.platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.RecordSink;

/**
 * RSS 2.0, RSS 1.0 and Atom, entry by entry, with comments (RFC 4685) and tombstones (RFC 6721). Read by streaming, so that
 * a feed may be of any length; a document type is refused before anything in it is looked at, so there are no entities.
 */
final class FeedRecordReader implements RecordReader {
    private static final int DEPTH_MAX = 200;

    private final Watched input;
    private final XMLStreamReader xml;
    private final int charactersMax;
    private final RecordSink sink = new RecordSink();
    private final FeedChannel channel = new FeedChannel();
    private @Nullable FeedEntry entry;
    private int depth;
    private boolean isAtEnd;

    FeedRecordReader(InputStream in, ReadLimits limits) {
        this.charactersMax = limits.recordBytesMax();
        this.input = new Watched(in);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> InputStream.nullInputStream());
        XMLStreamReader opened = null;
        try {
            opened = factory.createXMLStreamReader(input);
        } catch (XMLStreamException e) {
            malformed();
        }
        this.xml = opened == null ? emptyReader(factory) : opened;
    }

    private static XMLStreamReader emptyReader(XMLInputFactory factory) {
        try {
            return factory.createXMLStreamReader(new java.io.StringReader("<empty/>"));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a constant is XML", e);
        }
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        while (true) {
            if (input.failure != null) {
                throw input.failure;
            }
            RawRecord record = sink.next();
            if (record != null) {
                return record;
            }
            if (isAtEnd) {
                return null;
            }
            step();
        }
    }

    private void step() {
        try {
            if (!xml.hasNext()) {
                isAtEnd = true;
                return;
            }
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                    end("doctype_refused", "a feed has no document type: nothing in it is read");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    end("malformed_xml", "the feed uses an entity that it does not explain");
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                case XMLStreamConstants.END_ELEMENT -> close();
                default -> {}
            }
        } catch (XMLStreamException e) {
            // The message quotes the feed.
            malformed();
        }
    }

    private void start() {
        depth++;
        if (depth > DEPTH_MAX) {
            end("too_complex", "the feed is nested deeper than " + DEPTH_MAX + " levels");
            return;
        }
        String name = xml.getLocalName();
        FeedEntry open = entry;
        if (open != null) {
            open.start(xml, depth);
        } else if (name.equals("item") || name.equals("entry")) {
            entry = new FeedEntry(depth, charactersMax);
        } else if (name.equals("deleted-entry")) {
            String gone = xml.getAttributeValue(null, "ref");
            if (gone != null && !gone.isBlank()) {
                sink.deleted(null, channel.idOf(gone), false);
            }
        } else {
            channel.start(xml, depth);
        }
    }

    private void characters() {
        FeedEntry open = entry;
        if (open != null) {
            open.characters(xml);
        } else {
            channel.characters(xml);
        }
    }

    private void close() {
        FeedEntry open = entry;
        if (open != null && open.closes(depth)) {
            entry = null;
            sink.take(() -> sink.post(open.draft(channel)));
        } else if (open != null) {
            open.end(xml, depth);
        } else {
            channel.end(depth);
        }
        depth--;
    }

    /** Keeps what the stream itself says, which comes out of XML like a mistake in it. */
    private static final class Watched extends FilterInputStream {
        private @Nullable IOException failure;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }

    private void malformed() {
        end("malformed_xml", "the feed is not well-formed XML, or it ends early");
    }

    private void end(String code, String reason) {
        isAtEnd = true;
        entry = null;
        sink.rejected("record", code, reason);
    }
}
