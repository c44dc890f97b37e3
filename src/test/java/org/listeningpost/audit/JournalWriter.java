package org.listeningpost.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** Records events without an end while the index is away and says each one that was kept; made to be killed. */
final class JournalWriter {
    private JournalWriter() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        JournaledAuditLog log = JournaledAuditLog.open(
                Path.of(arguments[0]),
                documents -> {
                    throw new IOException("away");
                },
                query -> query,
                Clock.systemUTC());
        for (int i = 0; ; i++) {
            log.record(AuditEvent.ofQuery(Clock.systemUTC().instant(), "key", "search", "query " + i, i));
            out.println(i);
        }
    }
}
