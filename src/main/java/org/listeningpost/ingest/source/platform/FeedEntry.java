package org.listeningpost.ingest.source.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RejectedElementException;

/** One entry while it is read: its members by name, XHTML among them as text. For one thread. */
final class FeedEntry {
    private static final int TAGS_MAX = 100;
    private static final String THREADS = "http://purl.org/syndication/thread/1.0";
    /** Its {@code comments} is a count; that of RSS itself is an address. */
    private static final String SLASH = "http://purl.org/rss/1.0/modules/slash/";

    private static final String MEDIA = "http://search.yahoo.com/mrss/";

    private final int depth;
    private final int charactersMax;
    private final Map<String, String> members = new HashMap<>();
    private final List<String> categories = new ArrayList<>();
    private final List<String> descriptions = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private String name = "";
    private boolean isAuthor;
    private boolean isPlain;
    private long characters;

    /** @param depth of the entry's own element */
    FeedEntry(int depth, int charactersMax) {
        this.depth = depth;
        this.charactersMax = charactersMax;
    }

    boolean closes(int at) {
        return at == depth;
    }

    void start(XMLStreamReader xml, int at) {
        String local = xml.getLocalName();
        if (at == depth + 1) {
            words.setLength(0);
            name = nameOf(xml, local);
            isAuthor = local.equals("author");
            isPlain = "text".equals(xml.getAttributeValue(null, "type"))
                    || local.equals("title") && xml.getAttributeValue(null, "type") == null;
            attributes(xml, local);
        } else if (isAuthor && at == depth + 2) {
            words.setLength(0);
        } else if (MEDIA.equals(xml.getNamespaceURI()) && local.equals("description")) {
            words.setLength(0);
        } else if (isBreaking(local)) {
            words.append('\n'); // XHTML inside
        }
    }

    /** Of several elements with the same local name those of the feed itself come first. */
    private static String nameOf(XMLStreamReader xml, String local) {
        String space = xml.getNamespaceURI();
        if (MEDIA.equals(space)) {
            return "media:" + local;
        }
        if (SLASH.equals(space)) {
            return "slash:" + local;
        }
        return THREADS.equals(space) ? "thr:" + local : local;
    }

    private static boolean isBreaking(String local) {
        return local.equals("br") || local.equals("p") || local.equals("div") || local.equals("li");
    }

    private void attributes(XMLStreamReader xml, String local) {
        String href = xml.getAttributeValue(null, "href");
        String relation = xml.getAttributeValue(null, "rel");
        if (local.equals("link") && href != null && (relation == null || relation.equals("alternate"))) {
            members.putIfAbsent("link", href);
        }
        String term = xml.getAttributeValue(null, "term");
        if (local.equals("category") && term != null && categories.size() < TAGS_MAX) {
            categories.add(term);
        }
        if (name.equals("thr:in-reply-to")) {
            String parent = xml.getAttributeValue(null, "ref");
            String topic = xml.getAttributeValue(null, "href");
            if (parent != null) {
                members.putIfAbsent("parent", parent);
            } else if (topic != null) {
                members.putIfAbsent("parent", topic);
            }
        }
    }

    void characters(XMLStreamReader xml) {
        characters += xml.getTextLength();
        if (characters <= charactersMax) {
            words.append(xml.getText());
        }
    }

    void end(XMLStreamReader xml, int at) {
        String text = words.toString().strip();
        if (at == depth + 1) {
            if (!text.isEmpty()) {
                if (name.equals("category")) {
                    categories.add(text);
                } else if (isAuthor) {
                    members.putIfAbsent("author", text);
                } else {
                    members.putIfAbsent(isPlain ? name + ":plain" : name, text);
                }
            }
            isAuthor = false;
        } else if (isAuthor && at == depth + 2) {
            members.putIfAbsent("author:" + xml.getLocalName(), text);
            words.setLength(0);
        } else if (MEDIA.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("description")) {
            descriptions.add(text);
            words.setLength(0);
        }
    }

    /** @throws RejectedElementException where it is no entry */
    Draft draft(FeedChannel channel) {
        if (characters > charactersMax) {
            throw new RejectedElementException(
                    "record", "too_large", "the entry has more than " + charactersMax + " characters");
        }
        String given = first("guid", "id", "link");
        if (given == null) {
            throw new RejectedElementException("guid", "missing", "the entry has neither guid, id nor link");
        }
        String id = channel.idOf(given);
        String html = first("encoded", "content", "description", "summary");
        HtmlText.Shown shown = HtmlText.shown(html);
        String text = html == null ? first("content:plain", "summary:plain", "description:plain") : shown.text();
        if (shown.alt() != null) {
            descriptions.add(shown.alt());
        }
        String media = first("media:description", "media:description:plain");
        if (media != null) {
            descriptions.add(media);
        }
        String published = first("published", "pubDate", "date", "issued");
        String updated = first("updated", "modified");
        String parent = members.get("parent");
        return new Draft(null, id)
                .kind(parent == null ? "post" : "comment")
                .createdAt(published == null ? updated : published)
                .editedAt(editedAt(published, updated))
                .author(author())
                .title(Members.first(members.get("title:plain"), HtmlText.of(members.get("title"))))
                .text(text)
                .attachmentText(Members.lines(descriptions))
                .hashtags(categories)
                .language(channel.language())
                .engagement(null, null, comments(), null)
                .conversation(parent == null ? null : channel.idOf(parent), parent == null ? id : channel.idOf(parent));
    }

    /** An entry that tells its last change alone may be stored in the month of an earlier one. */
    private static @Nullable String editedAt(@Nullable String published, @Nullable String updated) {
        if (published == null) {
            return Members.justAfter(updated);
        }
        return published.equals(updated) ? null : updated;
    }

    private RawAuthor author() {
        return new RawAuthor(
                null,
                null,
                first("creator", "author:name", "author"),
                first("author:uri", "author:url", "author:email"),
                null,
                null,
                null);
    }

    private @Nullable Long comments() {
        String count = first("thr:total", "slash:comments");
        return count != null && count.matches("\\d{1,9}") ? Long.valueOf(count) : null;
    }

    private @Nullable String first(String... names) {
        for (String each : names) {
            String value = members.get(each);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
