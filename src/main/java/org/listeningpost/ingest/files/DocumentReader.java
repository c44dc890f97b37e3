package org.listeningpost.ingest.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.files.ContentTypes.Found;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** PDF, RTF, HTML and plain text: each as a whole in memory, and bounded for that reason. */
final class DocumentReader {
    private final FrameWriter out;
    private final Budget budget;

    DocumentReader(FrameWriter out, Budget budget) {
        this.out = out;
        this.budget = budget;
    }

    void read(String name, InputStream in, Found found) throws IOException, TikaException {
        byte[] bytes = budget.readWhole(in, "the document");
        if (found.kind() == ContentTypes.Kind.PLAIN) {
            plain(name, Encodings.decode(bytes, found.charset()));
            return;
        }
        boolean isPdf = found.kind() == ContentTypes.Kind.PDF;
        Parser parser =
                switch (found.kind()) {
                    case PDF -> new PDFParser();
                    case RTF -> new RTFParser();
                    default -> new JSoupParser();
                };
        Metadata metadata = new Metadata();
        if (found.kind() == ContentTypes.Kind.HTML) {
            // Written in the document, its encoding may be wrong; the bytes are asked first where they are sure.
            boolean isSure = found.charset().equals(StandardCharsets.UTF_8)
                    || found.charset().name().startsWith("UTF-16");
            metadata.set(HttpHeaders.CONTENT_TYPE, isSure ? "text/html; charset=" + found.charset() : "text/html");
        }
        Pieces pieces = new Pieces(out);
        InnerTables tables = new InnerTables(out, pieces, budget.limits().documentBytesMax());
        PieceHandler handler = new PieceHandler(pieces, tables, budget.limits().recordBytesMax(), () -> {
            pieces.begin(name, found.type(), date(metadata));
        });
        try {
            parser.parse(new ByteArrayInputStream(bytes), handler, metadata, context());
        } catch (EncryptedDocumentException e) {
            throw EntryException.password();
        } catch (SAXException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw EntryException.damaged("document");
        } catch (TikaException | RuntimeException e) {
            if (isPdf && metadata.get("pdf:encrypted") != null && "true".equals(metadata.get("pdf:encrypted"))) {
                throw EntryException.password();
            }
            throw e;
        }
        handler.finish();
        tables.finish(name, found.type(), budget);
        if (isPdf && !handler.hasText()) {
            throw new EntryException(
                    "no_text", "it holds pictures of text, no text; recognize the text with another program first");
        }
    }

    private static @Nullable String date(Metadata metadata) {
        String created = metadata.get(TikaCoreProperties.CREATED);
        return created == null ? metadata.get(TikaCoreProperties.MODIFIED) : created;
    }

    /** Text only: no pictures, no scripts, no files inside of documents. */
    private static ParseContext context() {
        ParseContext context = new ParseContext();
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setExtractAnnotationText(true);
        pdf.setExtractAcroFormContent(true);
        pdf.setIfXFAExtractOnlyXFA(false);
        pdf.setCatchIntermediateIOExceptions(false);
        context.set(PDFParserConfig.class, pdf);
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        context.set(EmbeddedDocumentExtractor.class, new NothingInside());
        return context;
    }

    /** Paragraphs are divided by blank lines. */
    private void plain(String name, String text) throws IOException {
        Pieces pieces = new Pieces(out);
        pieces.begin(name, "text/plain", null);
        for (String each : text.split("(?>\\R)[ \\t]*(?>\\R)")) {
            pieces.paragraph(each);
        }
    }

    /** What a document carries along is left alone. */
    private static final class NothingInside implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
    }
}
