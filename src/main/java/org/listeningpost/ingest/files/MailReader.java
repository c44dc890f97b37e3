package org.listeningpost.ingest.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.sax.BodyContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Mail: a row for each message; what is attached to one is an entry of its own. */
final class MailReader {
    private static final String TYPE = "message/rfc822";
    private static final String BOX_TYPE = "application/mbox";
    private static final int PARTS_MAX = 1_000;

    private final FileScanner files;
    private final Budget budget;
    private final Pieces pieces;
    private int parts;

    MailReader(FileScanner files, FrameWriter out, Budget budget) {
        this.files = files;
        this.budget = budget;
        this.pieces = new Pieces(out);
    }

    /** What the headers of a message say; empty where they do not. */
    record Headers(String id, String inReplyTo, String date, String address, String name, String subject) {
        @Override
        public String toString() {
            return "Headers";
        }
    }

    void readMessage(String name, InputStream in, int depth) throws IOException {
        pieces.begin(name, TYPE, null);
        message(name, name, budget.readWhole(in, "the message"), depth);
    }

    void readAttached(String name, Message message, int depth) throws IOException {
        pieces.begin(name, TYPE, null);
        tell(name, name, message, depth);
    }

    /** Messages one after the other, each behind a line that begins with {@code From} and a blank. */
    void readBox(String name, InputStream in, int depth) throws IOException {
        pieces.begin(name, BOX_TYPE, null);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 0;
        boolean isTooLarge = false;
        boolean wasBlank = true;
        boolean isOpen = false;
        for (boolean more = true; more; ) {
            line.reset();
            more = readLine(in, line, budget.limits().documentBytesMax());
            byte[] bytes = line.toByteArray();
            boolean isStart = wasBlank && startsWith(bytes, "From ");
            if (isStart || !more && bytes.length == 0) {
                if (isOpen) {
                    oneOfBox(name, ++number, message, isTooLarge, depth);
                }
                message.reset();
                isTooLarge = false;
                isOpen = isStart;
            } else {
                isTooLarge |= message.size() + bytes.length > budget.limits().documentBytesMax();
                if (!isTooLarge) {
                    int quoted = startsWith(bytes, ">From ") ? 1 : 0;
                    message.write(bytes, quoted, bytes.length - quoted);
                }
            }
            wasBlank = isBlank(bytes);
            if (!more && bytes.length > 0 && isOpen) {
                oneOfBox(name, ++number, message, isTooLarge, depth);
            }
        }
    }

    private void oneOfBox(String name, int number, ByteArrayOutputStream message, boolean isTooLarge, int depth)
            throws IOException {
        if (isTooLarge) {
            pieces.fault("too_large", "the message is longer than a document may be; take out what is attached to it");
        } else {
            message(name, EntryNames.join(name, "message " + number), message.toByteArray(), depth);
        }
    }

    private void message(String entry, String path, byte[] bytes, int depth) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.custom()
                .setMaxHeaderCount(2_000)
                .setMaxHeaderLen(100_000)
                .setMaxLineLen(-1)
                .build());
        Message message;
        try {
            message = builder.parseMessage(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException e) {
            damaged();
            return;
        }
        try {
            tell(entry, path, message, depth);
        } finally {
            message.dispose();
        }
    }

    private void damaged() throws IOException {
        pieces.fault("damaged", "the message is damaged; export it again");
    }

    private void tell(String entry, String path, Message message, int depth) throws IOException {
        Content content = new Content(new ArrayList<>());
        try {
            parts = 0;
            collect(message, content, 0);
        } catch (IOException | RuntimeException e) {
            damaged();
            return;
        }
        pieces.message(headers(message), content.text.toString());
        int number = 0;
        for (Entity attachment : content.attachments) {
            String name = nameOf(attachment);
            attached(
                    EntryNames.join(path, name.isEmpty() ? "attachment " + ++number : name),
                    attachment.getBody(),
                    depth + 1);
        }
        if (!content.attachments.isEmpty()) {
            pieces.resume(entry, BOX_TYPE);
        }
    }

    private void attached(String path, Body body, int depth) throws IOException {
        try {
            budget.checkDepth(depth);
        } catch (EntryException e) {
            // The other messages of a box are not too deep.
            files.refuse(path, e);
            return;
        }
        switch (body) {
            case Message message -> files.scanMessage(path, message, depth);
            case SingleBody single -> files.scanEntry(path, single.getInputStream(), depth);
            case null, default -> files.refuse(path, EntryException.damaged("attachment"));
        }
    }

    /** Some programs name what is attached with its type alone. */
    private static String nameOf(Entity attachment) {
        String name = attachment.getFilename();
        if (name == null && attachment.getHeader().getField("Content-Type") instanceof ContentTypeField type) {
            String given = type.getParameter("name");
            name = given == null ? null : DecoderUtil.decodeEncodedWords(given, DecodeMonitor.SILENT);
        }
        return name == null ? "" : name;
    }

    /** The parts of one message. */
    private static final class Content {
        private final StringBuilder text = new StringBuilder();
        private final List<Entity> attachments;

        Content(List<Entity> attachments) {
            this.attachments = attachments;
        }

        void add(String words) {
            if (!words.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n\n").append(words);
            }
        }
    }

    private void collect(Entity entity, Content content, int depth) throws IOException {
        if (++parts > PARTS_MAX || depth > 20) {
            throw new EntryException("too_many_parts", "the message has too many parts; export it again without them");
        }
        Body body = entity.getBody();
        if (body instanceof Multipart multipart && "alternative".equalsIgnoreCase(multipart.getSubType())) {
            alternatives(multipart, content, depth);
            return;
        }
        if (body instanceof Multipart multipart) {
            for (Entity each : multipart.getBodyParts()) {
                collect(each, content, depth + 1);
            }
            return;
        }
        String type = entity.getMimeType().toLowerCase(Locale.ROOT);
        boolean isAttached = "attachment".equalsIgnoreCase(entity.getDispositionType());
        boolean isText = !isAttached && entity.getFilename() == null;
        if (isText && body instanceof TextBody text && type.equals("text/html")) {
            content.add(withoutTags(text));
        } else if (isText && body instanceof TextBody text && type.equals("text/plain")) {
            content.add(stringOf(text));
        } else if (body instanceof Message || !isOfMail(type, isAttached)) {
            content.attachments.add(entity);
        }
    }

    /** The same in several ways, of which plain text needs no reading of tags. */
    private void alternatives(Multipart multipart, Content content, int depth) throws IOException {
        String chosen = "";
        for (Entity each : multipart.getBodyParts()) {
            Content one = new Content(content.attachments);
            collect(each, one, depth + 1);
            boolean isPlain = each.getMimeType().equalsIgnoreCase("text/plain");
            if (!one.text.isEmpty() && (chosen.isEmpty() || isPlain)) {
                chosen = one.text.toString();
            }
        }
        content.add(chosen);
    }

    /** Pictures in the text, signatures, and what mail programs tell each other: nobody attached them. */
    private static boolean isOfMail(String type, boolean isAttached) {
        return type.endsWith("-signature") || !isAttached && (type.startsWith("image/") || type.startsWith("message/"));
    }

    private static String stringOf(TextBody text) throws IOException {
        StringBuilder out = new StringBuilder();
        char[] piece = new char[8_192];
        try (Reader reader = text.getReader()) {
            for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
                out.append(piece, 0, read);
            }
        }
        return out.toString();
    }

    private static String withoutTags(TextBody text) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(HttpHeaders.CONTENT_TYPE, "text/html; charset=UTF-8");
        BodyContentHandler handler = new BodyContentHandler(-1);
        byte[] html = stringOf(text).getBytes(StandardCharsets.UTF_8);
        try {
            new JSoupParser().parse(new ByteArrayInputStream(html), handler, metadata, new ParseContext());
        } catch (SAXException | TikaException e) {
            throw EntryException.damaged("message");
        }
        return handler.toString().strip();
    }

    private static Headers headers(Message message) {
        Date date = message.getDate();
        Mailbox from = message.getFrom() == null || message.getFrom().isEmpty()
                ? null
                : message.getFrom().getFirst();
        return new Headers(
                bracketless(message.getMessageId()),
                bracketless(bodyOf(message.getHeader().getField("In-Reply-To"))),
                date == null ? "" : Instant.ofEpochMilli(date.getTime()).toString(),
                from == null ? "" : from.getAddress(),
                from == null || from.getName() == null ? "" : from.getName(),
                message.getSubject() == null ? "" : message.getSubject());
    }

    private static @Nullable String bodyOf(@Nullable Field field) {
        return field == null ? null : field.getBody();
    }

    private static String bracketless(@Nullable String id) {
        String first = id == null ? "" : id.strip().split("\\s", 2)[0];
        return first.startsWith("<") && first.endsWith(">") ? first.substring(1, first.length() - 1) : first;
    }

    /** Reads up to and with the next line feed; false at the end. What is beyond the bound is left out. */
    private static boolean readLine(InputStream in, ByteArrayOutputStream line, int bytesMax) throws IOException {
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (line.size() <= bytesMax) {
                line.write(b);
            }
            if (b == '\n') {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != '\n' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] line, String start) {
        if (line.length < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (line[i] != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
