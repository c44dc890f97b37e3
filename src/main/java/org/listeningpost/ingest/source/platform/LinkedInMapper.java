package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.count;
import static org.listeningpost.ingest.source.platform.Members.items;
import static org.listeningpost.ingest.source.platform.Members.require;
import static org.listeningpost.ingest.source.platform.Members.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordSink;

/**
 * LinkedIn's Community Management API: posts of an organization, comments on them, and notifications of what others did there,
 * which alone tell that a comment was deleted.
 */
final class LinkedInMapper implements RecordMapper {
    private static final String PLATFORM = "linkedin";
    private static final String PERSON = "urn:li:person:";
    /** {@code @[Name](urn)} and {@code {hashtag|\#|word}} of LinkedIn's "little text". */
    private static final Pattern MENTION = Pattern.compile("@\\[([^\\]\\[]{1,200})\\]\\((urn:li:[^)(]{1,200})\\)");

    private static final Pattern HASHTAG = Pattern.compile("\\{hashtag\\|\\\\?#\\|([^{}|]{1,200})\\}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([|{}@\\[\\]()<>#*_~\\\\])");

    /** A number of LinkedIn's carries in its upper bits the milliseconds since 1970 at which it was given. */
    private static final Pattern COMMENT_NUMBER = Pattern.compile(",(\\d{15,18}|[1-8]\\d{18})\\)$");

    private static final int NUMBER_SHIFT = 22;

    @Override
    public void map(JsonNode element, RecordSink sink) {
        if (element.has("generatedActivity") && element.has("action")) {
            notification(element, sink);
        } else if (element.has("commentary") || element.has("lifecycleState")) {
            post(element, sink);
        } else {
            comment(element, sink);
        }
    }

    private static void post(JsonNode post, RecordSink sink) {
        String id = require(post, "id");
        String state = text(post, "lifecycleState");
        String visibility = text(post, "visibility");
        boolean isPublished = state == null || state.equals("PUBLISHED");
        boolean isOpen = visibility == null || visibility.equals("PUBLIC") || visibility.equals("LOGGED_IN");
        if (!isPublished || !isOpen) {
            sink.rejected("visibility", "not_public", "the post is a draft or was not said to everybody");
            return;
        }
        sink.post(new Draft(PLATFORM, id)
                .kind(post.path("reshareContext").isObject() ? "share" : "post")
                .createdAt(Members.first(
                        text(post, "publishedAt"),
                        Members.first(text(post, "firstPublishedAt"), text(post, "createdAt"))))
                .editedAt(
                        Members.isTrue(post, "lifecycleStateInfo", "isEditedByAuthor")
                                ? text(post, "lastModifiedAt")
                                : null)
                .author(author(text(post, "author")))
                .text(plain(text(post, "commentary")))
                .attachmentText(attachments(post.path("content")))
                .conversation(null, id));
    }

    private static void comment(JsonNode comment, RecordSink sink) {
        String object = text(comment, "object");
        String own = Members.first(text(comment, "commentUrn"), text(comment, "$URN"));
        String id = own == null ? "urn:li:comment:(" + object + "," + require(comment, "id") + ")" : own;
        String parent = text(comment, "parentComment");
        String created = text(comment, "created", "time");
        String modified = text(comment, "lastModified", "time");
        sink.post(new Draft(PLATFORM, id)
                .kind(parent == null ? "comment" : "reply")
                .createdAt(created)
                .editedAt(modified)
                .author(author(text(comment, "actor")))
                .text(message(comment.path("message")))
                .engagement(
                        Members.firstCount(
                                count(comment, "likesSummary", "aggregatedTotalLikes"),
                                count(comment, "likesSummary", "totalLikes")),
                        null,
                        count(comment, "commentsSummary", "aggregatedTotalComments"),
                        null)
                .conversation(parent == null ? object : parent, object));
    }

    private static void notification(JsonNode notice, RecordSink sink) {
        JsonNode made = notice.path("decoratedGeneratedActivity");
        String time = text(notice, "lastModifiedAt");
        switch (require(notice, "action")) {
            // Deliveries may overtake each other.
            case "COMMENT_DELETE" -> sink.deleted(PLATFORM, longUrn(require(notice, "generatedActivity")), true);
            case "COMMENT", "ADMIN_COMMENT" -> heardComment(notice, made.path("comment"), time, null, sink);
            case "COMMENT_EDIT" -> heardComment(notice, made.path("comment"), time, time, sink);
            case "SHARE" -> heardShare("share", made.path("share"), time, sink);
            case "SHARE_MENTION" -> heardShare("post", made.path("share"), time, sink);
            default -> {} // likes and others without words
        }
    }

    private static void heardComment(
            JsonNode notice, JsonNode comment, @Nullable String time, @Nullable String editedAt, RecordSink sink) {
        String words =
                comment.path("message").isObject() ? message(comment.path("message")) : plain(text(comment, "text"));
        if (words == null) {
            wordless(sink);
            return;
        }
        String id = longUrn(
                Objects.requireNonNull(Members.first(text(comment, "entity"), require(notice, "generatedActivity"))));
        String object = Members.first(text(comment, "object"), text(notice, "sourcePost"));
        Matcher number = COMMENT_NUMBER.matcher(id);
        sink.post(new Draft(PLATFORM, id)
                .kind("comment")
                .createdAt(
                        editedAt != null && number.find()
                                ? Long.toString(Long.parseLong(number.group(1)) >> NUMBER_SHIFT)
                                : time)
                .editedAt(editedAt)
                .author(author(text(comment, "owner")))
                .text(words)
                .conversation(object, object));
    }

    private static void heardShare(String kind, JsonNode share, @Nullable String time, RecordSink sink) {
        String words = plain(text(share, "text"));
        if (words == null) {
            wordless(sink);
            return;
        }
        String id = require(share, "entity");
        sink.post(new Draft(PLATFORM, id)
                .kind(kind)
                .createdAt(time)
                .author(author(text(share, "owner")))
                .text(words)
                .conversation(null, id));
    }

    private static void wordless(RecordSink sink) {
        sink.rejected("decoratedGeneratedActivity", "missing", "the notification brings no words: fetch what it names");
    }

    /** Notifications also write {@code urn:li:comment:(activity:1,2)}. */
    private static String longUrn(String urn) {
        return urn.replaceFirst("\\((?!urn:)", "(urn:li:");
    }

    private static RawAuthor author(@Nullable String urn) {
        boolean isOrganization = urn != null && urn.startsWith("urn:li:organization:");
        return new RawAuthor(urn, null, null, null, isOrganization ? "organization" : null, null, null);
    }

    /** A person who is mentioned becomes an account name, which the redactor knows to take out; an organization keeps its. */
    private static @Nullable String plain(@Nullable String littleText) {
        if (littleText == null) {
            return null;
        }
        String text = MENTION.matcher(littleText).replaceAll(found -> {
            String name = found.group(1);
            String shown = found.group(2).startsWith(PERSON) ? accountName(name) : name;
            return Matcher.quoteReplacement(shown);
        });
        text = HASHTAG.matcher(text).replaceAll("#$1");
        return ESCAPE.matcher(text).replaceAll("$1");
    }

    private static String accountName(String name) {
        String joined = name.replaceAll("[^\\p{L}\\p{N}]", "");
        return joined.isEmpty() ? "@member" : "@" + joined;
    }

    /** In comments the names of members stand in the words, and apart is said where. */
    private static @Nullable String message(JsonNode message) {
        String words = text(message, "text");
        if (words == null) {
            return null;
        }
        StringBuilder out = new StringBuilder(words);
        int end = words.length();
        for (Mention each : mentions(message, words.length())) {
            // One that reaches into the next is told wrongly; what it names up to there is a name all the same.
            int to = Math.min(each.to(), end);
            if (each.from() < to) {
                out.replace(each.from(), to, accountName(words.substring(each.from(), to)));
                end = each.from();
            }
        }
        return out.toString();
    }

    private record Mention(int from, int to) {}

    /** The last first, so that places in front of it stay what they are. */
    private static List<Mention> mentions(JsonNode message, int characters) {
        List<Mention> mentions = new ArrayList<>();
        for (JsonNode attribute : items(message, "attributes")) {
            Long start = count(attribute, "start");
            Long length = count(attribute, "length");
            String value = attribute.path("value").toString();
            boolean isPerson = value.contains(PERSON) || value.contains("MemberAttributedEntity");
            if (isPerson
                    && start != null
                    && length != null
                    && start >= 0
                    && start <= characters
                    && length > 0
                    && length <= characters - start) {
                mentions.add(new Mention(start.intValue(), (int) (start + length)));
            }
        }
        mentions.sort(Comparator.comparingInt(Mention::from).reversed());
        return mentions;
    }

    private static @Nullable String attachments(JsonNode content) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : new JsonNode[] {content.path("media"), content.path("article")}) {
            for (String name : new String[] {"title", "altText", "description"}) {
                String text = text(each, name);
                if (text != null && !text.isBlank()) {
                    texts.add(text);
                }
            }
        }
        texts.addAll(Members.texts(items(content, "multiImage", "images"), "altText"));
        return Members.lines(texts);
    }
}
