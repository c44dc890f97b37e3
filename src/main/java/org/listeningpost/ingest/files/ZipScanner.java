package org.listeningpost.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** A ZIP archive, or one of the Office files that are one inside. */
final class ZipScanner {
    private static final int MIMETYPE_BYTES_MAX = 200;

    private final FileScanner files;
    private final FrameWriter out;
    private final Budget budget;
    private final Path folder;

    ZipScanner(FileScanner files, FrameWriter out, Budget budget, Path folder) {
        this.files = files;
        this.out = out;
        this.budget = budget;
        this.folder = folder;
    }

    void scan(String name, ZipContent zip, int depth) throws IOException {
        if (zip.has("[Content_Types].xml")) {
            scanOffice(name, zip);
            return;
        }
        if (zip.has("mimetype") && zip.has("content.xml")) {
            scanOpenDocument(name, zip);
            return;
        }
        for (ZipArchiveEntry entry : zip.entries()) {
            if (entry.isDirectory() || EntryNames.isBookkeeping(entry.getName())) {
                continue;
            }
            String path = EntryNames.join(name, entry.getName());
            if (entry.isUnixSymlink()) {
                files.refuse(path, EntryNames.link());
            } else if (!EntryNames.isInside(entry.getName())) {
                files.refuse(path, EntryNames.outside());
            } else {
                scanEntry(path, zip, entry, depth);
            }
        }
    }

    private void scanEntry(String path, ZipContent zip, ZipArchiveEntry entry, int depth) throws IOException {
        InputStream in;
        try {
            in = zip.open(entry);
        } catch (BreachException e) {
            throw e;
        } catch (EntryException e) {
            files.refuse(path, e);
            return;
        } catch (IOException e) {
            files.refuse(path, EntryException.damaged("entry"));
            return;
        }
        try (in) {
            files.scanEntry(path, in, depth + 1);
        }
    }

    private void scanOffice(String name, ZipContent zip) throws IOException {
        if (zip.has("xl/workbook.xml")) {
            new WorkbookReader(out, budget, folder).read(name, zip);
        } else if (zip.has("word/document.xml")) {
            new WordReader(out, budget).read(name, zip);
        } else {
            throw new EntryException(
                    "unsupported", "it is neither a table nor a text; export it as XLSX, DOCX, PDF or CSV");
        }
    }

    private void scanOpenDocument(String name, ZipContent zip) throws IOException {
        try (InputStream manifest = zip.openIfThere("META-INF/manifest.xml")) {
            if (manifest != null
                    && new String(budget.readWhole(manifest, "the manifest"), StandardCharsets.UTF_8)
                            .contains("encryption-data")) {
                throw EntryException.password();
            }
        }
        String type;
        try (InputStream in = zip.open("mimetype")) {
            type = new String(in.readNBytes(MIMETYPE_BYTES_MAX), StandardCharsets.US_ASCII).strip();
        }
        if (type.startsWith("application/vnd.oasis.opendocument.spreadsheet")) {
            new OpenSheetReader(out, budget).read(name, zip);
        } else if (type.startsWith("application/vnd.oasis.opendocument.text")) {
            new OpenTextReader(out, budget).read(name, zip);
        } else {
            throw new EntryException(
                    "unsupported", "it is neither a table nor a text; export it as ODS, ODT, PDF or CSV");
        }
    }
}
