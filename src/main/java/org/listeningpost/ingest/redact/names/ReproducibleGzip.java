package org.listeningpost.ingest.redact.names;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Gzip in stored blocks where the deflater's version cannot show: the jar compresses the model anyway. */
final class ReproducibleGzip extends GZIPOutputStream {
    ReproducibleGzip(OutputStream out) throws IOException {
        super(new BufferedOutputStream(out, 1 << 16), 1 << 16);
        def.setLevel(Deflater.NO_COMPRESSION);
    }

    @Override
    public void finish() throws IOException {
        super.finish();
        out.flush();
    }
}
