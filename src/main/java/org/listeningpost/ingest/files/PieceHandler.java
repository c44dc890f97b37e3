package org.listeningpost.ingest.files;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Makes pieces of the XHTML that Tika turns a document into. For one document. */
final class PieceHandler extends DefaultHandler {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "article",
            "section",
            "main",
            "aside",
            "header",
            "footer",
            "nav",
            "address",
            "figure",
            "figcaption",
            "body",
            "form",
            "details",
            "summary",
            "hr",
            "caption");
    private static final Set<String> SILENT =
            Set.of("script", "style", "head", "title", "noscript", "template", "svg", "select", "textarea", "button");

    private final Pieces pieces;
    private final InnerTables tables;
    private final int charactersMax;
    private final Beginning beginning;
    private final StringBuilder text = new StringBuilder();
    private boolean hasBegun;
    private boolean hasText;
    private boolean isTooLarge;
    private int silent;
    private int cells;
    private int preformatted;

    /** Called when the metadata of the document are known. */
    interface Beginning {
        void begin() throws IOException;
    }

    PieceHandler(Pieces pieces, InnerTables tables, int charactersMax, Beginning beginning) {
        this.pieces = pieces;
        this.tables = tables;
        this.charactersMax = charactersMax;
        this.beginning = beginning;
    }

    boolean hasText() {
        return hasText;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        String name = localName.toLowerCase(Locale.ROOT);
        if (SILENT.contains(name)) {
            silent++;
            return;
        }
        switch (name) {
            case "table" -> {
                block(false);
                tables.begin();
            }
            case "td", "th" -> {
                if (cells++ == 0) {
                    text.setLength(0);
                }
            }
            case "br" -> text.append('\n');
            case "pre" -> {
                block(false);
                preformatted++;
            }
            default -> {
                if (BLOCKS.contains(name) || isHeading(name)) {
                    block(false);
                }
            }
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        String name = localName.toLowerCase(Locale.ROOT);
        if (SILENT.contains(name)) {
            silent--;
            return;
        }
        try {
            switch (name) {
                case "td", "th" -> {
                    cells--;
                    if (cells == 0) {
                        tables.cell(text.toString());
                        text.setLength(0);
                    }
                }
                case "tr" -> {
                    if (cells == 0) {
                        begin();
                        tables.endRow();
                    }
                }
                case "table" -> tables.end();
                case "pre" -> {
                    block(false);
                    preformatted--;
                }
                default -> {
                    if (BLOCKS.contains(name) || isHeading(name)) {
                        block(isHeading(name));
                    }
                }
            }
        } catch (IOException e) {
            throw new SAXException(e);
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (silent > 0 || isTooLarge) {
            return;
        }
        if (text.length() + length > charactersMax) {
            isTooLarge = true;
            return;
        }
        for (int i = start; i < start + length; i++) {
            char c = characters[i];
            hasText |= Character.isLetterOrDigit(c);
            boolean isBreak = c == '\n' || c == '\r' || c == '\t';
            if (isBreak && preformatted == 0) {
                // A line ends where the page does, not where the thought does.
                if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
                    text.append(' ');
                }
            } else {
                text.append(c);
            }
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        characters(characters, start, length);
    }

    /** What stands before a block, or in it, is complete. */
    private void block(boolean isHeading) throws SAXException {
        if (cells > 0) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            return;
        }
        try {
            if (isTooLarge) {
                begin();
                pieces.fault("too_large", "the paragraph has more than " + charactersMax + " characters; divide it");
            } else if (!text.toString().isBlank()) {
                begin();
                if (isHeading) {
                    pieces.heading(text.toString());
                } else {
                    pieces.paragraph(text.toString());
                }
            }
        } catch (IOException e) {
            throw new SAXException(e);
        }
        text.setLength(0);
        isTooLarge = false;
    }

    void finish() throws IOException {
        try {
            cells = 0;
            block(false);
        } catch (SAXException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
        }
        begin();
    }

    private void begin() throws IOException {
        if (!hasBegun) {
            hasBegun = true;
            beginning.begin();
        }
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }
}
