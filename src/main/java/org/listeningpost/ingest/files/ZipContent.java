package org.listeningpost.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An archive by its directory, each entry bounded by the budget. For one thread. */
final class ZipContent implements AutoCloseable {
    private final ZipFile zip;
    private final Budget budget;

    ZipContent(SeekableByteChannel channel, Budget budget) throws IOException {
        this.budget = budget;
        try {
            this.zip = ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (IOException | RuntimeException e) {
            throw EntryException.damaged("archive or Office file");
        }
    }

    List<ZipArchiveEntry> entries() {
        List<ZipArchiveEntry> entries = new ArrayList<>();
        for (ZipArchiveEntry each : Collections.list(zip.getEntries())) {
            entries.add(each);
        }
        return entries;
    }

    boolean has(String path) {
        return zip.getEntry(path) != null;
    }

    InputStream open(ZipArchiveEntry entry) throws IOException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw EntryException.password();
        }
        if (!zip.canReadEntryData(entry)) {
            throw new EntryException(
                    "unsupported", "it is packed in a way that is not read; pack it again as an ordinary ZIP");
        }
        return budget.expanding(zip.getInputStream(entry));
    }

    /** Null where there is no such part. */
    @Nullable
    InputStream openIfThere(String path) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(path);
        return entry == null ? null : open(entry);
    }

    InputStream open(String path) throws IOException {
        InputStream in = openIfThere(path);
        if (in == null) {
            throw EntryException.damaged("Office file");
        }
        return in;
    }

    @Override
    public void close() {
        // The channel belongs to whoever opened it; closing the archive would close it, too.
    }
}
