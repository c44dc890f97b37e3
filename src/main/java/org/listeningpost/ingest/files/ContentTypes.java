package org.listeningpost.ingest.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.listeningpost.ingest.source.PlainText;
import org.listeningpost.ingest.source.SourceFormat;

/** Tells what a file is by its first bytes; its name is never asked. For one thread. */
final class ContentTypes {
    static final int HEAD_BYTES = 1 << 16;
    private static final int TAR_MAGIC_AT = 257;
    /** The root element, behind whatever may stand before it. */
    private static final Pattern FEED = Pattern.compile(
            "\\s*+(?:(?><\\?.*?\\?>|<!--.*?-->)\\s*+)*+<(?:[A-Za-z]{1,20}:)?(?:rss|feed|RDF)[\\s>]", Pattern.DOTALL);

    private static final String OLD_CONTAINER = "\u00D0\u00CF\u0011\u00E0";
    /** Names in such a container are UTF-16. */
    private static final String SEALED_PART =
            new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);

    private final MimeTypes magic = MimeTypes.getDefaultMimeTypes();

    /** What this program can do with it. */
    enum Kind {
        EMPTY,
        ZIP,
        GZIP,
        TAR,
        CSV,
        TSV,
        JSON,
        NDJSON,
        /** RSS or Atom. */
        FEED,
        MBOX,
        MAIL,
        PDF,
        RTF,
        HTML,
        PLAIN,
        /** Opens by a password alone. */
        SEALED,
        REFUSED
    }

    /**
     * @param charset of a text
     * @param remedy why it is refused and what to do
     */
    record Found(Kind kind, String type, Charset charset, String remedy) {}

    Found find(BufferedInputStream in) throws IOException {
        in.mark(HEAD_BYTES + 1);
        byte[] head = in.readNBytes(HEAD_BYTES);
        in.reset();
        if (head.length == 0) {
            return found(Kind.EMPTY, "");
        }
        String type =
                magic.detect(new ByteArrayInputStream(head), new Metadata()).toString();
        if (isTar(head)) {
            return found(Kind.TAR, "application/x-tar");
        }
        Kind kind = kindOf(type);
        boolean isTextual = kind == Kind.PLAIN || kind == Kind.HTML || kind == Kind.MAIL || kind == Kind.MBOX;
        boolean isXml = kind == Kind.REFUSED && type.endsWith("xml");
        if (!isTextual && !isXml && !looksLikeText(type, head)) {
            return kind != Kind.REFUSED ? found(kind, type) : isSealedOffice(head) ? sealed(type) : refused(type);
        }
        Charset charset = Encodings.of(head);
        if (FEED.matcher(Encodings.decode(head, charset)).lookingAt()) {
            return new Found(Kind.FEED, "application/xml", charset, "");
        }
        if (isXml) {
            return refused(type);
        }
        if (kind == Kind.HTML || kind == Kind.MAIL || kind == Kind.MBOX) {
            return new Found(kind, type, charset, "");
        }
        return text(head, charset, type);
    }

    private static Found text(byte[] head, Charset charset, String type) {
        String decoded = Encodings.decode(head, charset);
        if (decoded.isBlank()) {
            return found(Kind.EMPTY, "");
        }
        if (decoded.stripLeading().startsWith("<")) {
            return decoded.toLowerCase(Locale.ROOT).contains("<?xml")
                    ? refused("application/xml")
                    : new Found(Kind.HTML, "text/html", charset, "");
        }
        if (PlainText.looksLikeMail(decoded)) {
            return new Found(Kind.MAIL, "message/rfc822", charset, "");
        }
        Optional<SourceFormat> format = PlainText.formatOf(decoded, head.length < HEAD_BYTES);
        return format.map(each -> new Found(Kind.valueOf(each.name()), each.contentType(), charset, ""))
                .orElseGet(() -> new Found(Kind.PLAIN, type, charset, ""));
    }

    /** UTF-16 looks like nothing to a table of magic bytes. */
    private static boolean looksLikeText(String type, byte[] head) {
        return type.equals(MediaType.OCTET_STREAM.toString()) && Encodings.isText(head);
    }

    private static boolean isTar(byte[] head) {
        return head.length >= TAR_MAGIC_AT + 5
                && new String(head, TAR_MAGIC_AT, 5, StandardCharsets.US_ASCII).equals("ustar");
    }

    private static Kind kindOf(String type) {
        return switch (type) {
            case "application/zip", "application/java-archive" -> Kind.ZIP;
            case "application/gzip", "application/x-gzip" -> Kind.GZIP;
            case "application/pdf" -> Kind.PDF;
            case "application/rtf", "text/rtf" -> Kind.RTF;
            case "text/html", "application/xhtml+xml" -> Kind.HTML;
            case "message/rfc822", "message/news" -> Kind.MAIL;
            case "application/mbox" -> Kind.MBOX;
            default -> {
                boolean isZip = type.startsWith("application/vnd.openxmlformats")
                        || type.startsWith("application/vnd.oasis.opendocument")
                        || type.equals("application/x-tika-ooxml")
                        || type.equals("application/epub+zip");
                yield isZip ? Kind.ZIP : type.startsWith("text/") ? Kind.PLAIN : Kind.REFUSED;
            }
        };
    }

    private static Found found(Kind kind, String type) {
        return new Found(kind, type, StandardCharsets.UTF_8, "");
    }

    /** A workbook or document with a password is an old container around what is enciphered, which has this name in it. */
    private static boolean isSealedOffice(byte[] head) {
        String name = new String(head, StandardCharsets.ISO_8859_1);
        return name.startsWith(OLD_CONTAINER) && name.contains(SEALED_PART);
    }

    private static Found sealed(String type) {
        return new Found(Kind.SEALED, type, StandardCharsets.UTF_8, "");
    }

    static Found refused(String type) {
        String remedy =
                switch (type) {
                    case "application/x-tika-msoffice", "application/msword", "application/vnd.ms-excel" ->
                        "it is an old Office file, or one protected by a password; save it as .docx or .xlsx without a"
                                + " password";
                    case "application/xml" -> "it is XML, of which only HTML is read; export it as CSV or JSON";
                    case "application/x-7z-compressed",
                            "application/x-rar-compressed",
                            "application/x-bzip2",
                            "application/x-xz",
                            "application/zstd" ->
                        "it is packed in a way that is not read; unpack it, or pack it as ZIP or TAR.GZ";
                    default -> "it is of no kind that is read; export it as CSV, XLSX or JSON";
                };
        return new Found(Kind.REFUSED, type, StandardCharsets.UTF_8, remedy);
    }
}
