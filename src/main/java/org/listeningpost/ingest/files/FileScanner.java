package org.listeningpost.ingest.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.james.mime4j.dom.Message;
import org.apache.tika.exception.TikaException;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.files.ContentTypes.Found;

/**
 * Reads a file by what is in it, and archives entry by entry. What one entry does wrong ends that entry; what the whole
 * costs too much ends the file. For one thread.
 */
final class FileScanner {
    private final FrameWriter out;
    private final Budget budget;
    private final Path folder;
    private final ContentTypes types = new ContentTypes();

    FileScanner(FrameWriter out, Budget budget, Path folder) {
        this.out = out;
        this.budget = budget;
        this.folder = folder;
    }

    /** The file itself. */
    void scanFile(SeekableByteChannel channel) throws IOException {
        scan("", Channels.newInputStream(channel), channel, 0);
    }

    /** Something inside of the file, that far inside. */
    void scanEntry(String name, InputStream in, int depth) throws IOException {
        scan(name, in, null, depth);
    }

    /** A message that is attached to another, and was read with it. */
    void scanMessage(String name, Message message, int depth) throws IOException {
        read(name, () -> new MailReader(this, out, budget).readAttached(name, message, depth));
    }

    private void scan(String name, InputStream in, @Nullable SeekableByteChannel channel, int depth)
            throws IOException {
        read(name, () -> dispatch(name, new BufferedInputStream(in, ContentTypes.HEAD_BYTES), channel, depth));
    }

    private interface Reading {
        void run() throws IOException, TikaException;
    }

    private void read(String name, Reading reading) throws IOException {
        budget.countEntry();
        out.look(name);
        try {
            reading.run();
        } catch (BreachException e) {
            fault(name, e);
            throw new FinishedException();
        } catch (EntryException e) {
            fault(name, e);
        } catch (FinishedException e) {
            throw e;
        } catch (IOException | TikaException | RuntimeException | StackOverflowError e) {
            // Whatever a parser stumbles over is the file's fault; its message may quote the file.
            fault(name, causeOf(e));
        }
    }

    private void fault(String name, EntryException e) throws IOException {
        out.entry(name, Frame.Kind.NONE, "");
        out.fault(0, e.code(), e.reason());
    }

    /** Parsers wrap what a stream says. */
    private static EntryException causeOf(Throwable failure) throws FinishedException {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof FinishedException finished) {
                throw finished;
            }
            if (cause instanceof EntryException known) {
                return known;
            }
            if (cause instanceof OutOfMemoryError full) {
                throw full;
            }
        }
        return EntryException.damaged("file");
    }

    private void dispatch(String name, BufferedInputStream in, @Nullable SeekableByteChannel channel, int depth)
            throws IOException, TikaException {
        Found found = types.find(in);
        switch (found.kind()) {
            case EMPTY -> throw new EntryException("empty", "it is empty; nothing is imported from it");
            case ZIP -> {
                budget.checkDepth(depth + 1);
                SeekableByteChannel whole = channel != null ? channel : inMemory(in);
                try (ZipContent zip = new ZipContent(whole, budget)) {
                    new ZipScanner(this, out, budget, folder).scan(name, zip, depth);
                }
            }
            case GZIP -> {
                budget.checkDepth(depth + 1);
                InputStream unpacked = budget.expanding(new GzipCompressorInputStream(in, true));
                scanInside(name, unpacked, depth);
            }
            case TAR -> {
                budget.checkDepth(depth + 1);
                scanTar(name, in, depth);
            }
            case CSV, TSV, JSON, NDJSON, FEED -> new TextCopy(out).copy(name, in, found);
            case MBOX -> new MailReader(this, out, budget).readBox(name, in, depth);
            case MAIL -> new MailReader(this, out, budget).readMessage(name, in, depth);
            case PDF, RTF, HTML, PLAIN -> new DocumentReader(out, budget).read(name, in, found);
            case SEALED -> throw EntryException.password();
            case REFUSED -> throw new EntryException("unsupported", found.remedy());
        }
    }

    /** What a compressed file holds is no further entry, but another layer. */
    private void scanInside(String name, InputStream unpacked, int depth) throws IOException, TikaException {
        dispatch(name, new BufferedInputStream(unpacked, ContentTypes.HEAD_BYTES), null, depth + 1);
    }

    private SeekableByteChannel inMemory(InputStream in) throws IOException {
        return new SeekableInMemoryByteChannel(budget.readWhole(in, "this entry"));
    }

    private void scanTar(String name, InputStream in, int depth) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");

        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String path = EntryNames.join(name, entry.getName());
            if (entry.isDirectory() || EntryNames.isBookkeeping(entry.getName())) {
                continue;
            }
            if (!entry.isFile() || entry.isSymbolicLink() || entry.isLink()) {
                refuse(path, EntryNames.link());
            } else if (!EntryNames.isInside(entry.getName())) {
                refuse(path, EntryNames.outside());
            } else {
                // The holes of a sparse file are nowhere in the archive.
                scanEntry(path, entry.isSparse() ? budget.expanding(tar) : tar, depth + 1);
            }
        }
    }

    /** Counts and names an entry that is not read. */
    void refuse(String path, EntryException why) throws IOException {
        budget.countEntry();
        fault(path, why);
    }

    /** Everything was said already; nothing more is read. */
    static final class FinishedException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
