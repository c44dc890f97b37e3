package org.listeningpost.ingest.source.platform;

import java.util.Locale;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What a feed says of itself before its entries. For one thread. */
final class FeedChannel {
    private static final int CHARACTERS_MAX = 2_000;

    private final StringBuilder words = new StringBuilder();
    private @Nullable String open;
    private @Nullable String link;
    private @Nullable String language;

    void start(XMLStreamReader xml, int depth) {
        words.setLength(0);
        open = xml.getLocalName();
        String of = xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang");
        if (of != null && depth <= 2) {
            language = of;
        }
        String href = xml.getAttributeValue(null, "href");
        String relation = xml.getAttributeValue(null, "rel");
        if (open.equals("link") && href != null && link == null && (relation == null || relation.equals("alternate"))) {
            link = href;
        }
    }

    void characters(XMLStreamReader xml) {
        if (open != null && words.length() < CHARACTERS_MAX) {
            words.append(xml.getText());
        }
    }

    void end(int depth) {
        String text = words.toString().strip();
        if (open != null && depth <= 3 && !text.isEmpty()) {
            if (open.equals("link") && link == null) {
                link = text;
            } else if (open.equals("language") && language == null) {
                language = text;
            }
        }
        open = null;
    }

    @Nullable
    String language() {
        return language;
    }

    /** Feeds may count their entries from 1: such an id means something only together with the feed. */
    String idOf(String id) {
        String plain = id.strip();
        boolean isGlobal = plain.contains("://")
                || plain.toLowerCase(Locale.ROOT).startsWith("urn:")
                || plain.toLowerCase(Locale.ROOT).startsWith("tag:");
        return isGlobal || link == null ? plain : link + "#" + plain;
    }
}
