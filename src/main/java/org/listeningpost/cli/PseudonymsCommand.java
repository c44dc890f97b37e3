package org.listeningpost.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.listeningpost.App;
import org.listeningpost.config.Config;
import org.listeningpost.erasure.Renaming;
import org.listeningpost.ingest.pseudonym.Account;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.PseudonymKeyFile;
import org.listeningpost.ingest.pseudonym.RekeyJob;
import org.listeningpost.ingest.pseudonym.VaultPseudonyms;
import org.listeningpost.post.Platform;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What authors are called: for the administrator who holds the keys and the privacy officer who is asked by a person. */
@Command(
        name = "pseudonyms",
        description = {
            "Rotate the keys of pseudonyms, find or forget one.",
            "Of an account: what it is called in stored posts, and how to cut the link to it."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            PseudonymsCommand.ListKeys.class,
            PseudonymsCommand.Rotate.class,
            PseudonymsCommand.Rekey.class,
            PseudonymsCommand.Of.class,
            PseudonymsCommand.Forget.class
        })
final class PseudonymsCommand {
    private PseudonymsCommand() {}

    @Command(
            name = "list",
            description = "List the keys, and how much is stored under each.",
            mixinStandardHelpOptions = true)
    static final class ListKeys extends AppCommand {
        @Override
        int run(App app, Config settings) {
            // Also where a key is missing: this is how one finds out which.
            KeyRing ring = PseudonymKeyFile.find(settings).orElse(null);
            if (ring == null) {
                app.keysInUse().get().forEach(id -> out().printf("%-10s unknown%n", id));
                messages().println("there is no key here");
                return 0;
            }
            RekeyJob job = app.rekeyJob(ring);
            Map<String, Long> posts = new TreeMap<>(job.countByKey());
            Map<String, Long> entries = new TreeMap<>(job.vaultCountByKey());
            Map<String, Long> rows = new TreeMap<>(job.rejectedRowCountByKey());
            PrintWriter out = out();
            out.println("mode: " + settings.privacy().mode());
            out.printf("%-10s %-8s %12s %14s %14s%n", "key", "state", "posts", "vault entries", "rejected rows");
            for (String id : ring.ids()) {
                String state = id.equals(ring.currentId()) ? "current" : "earlier";
                out.printf(
                        "%-10s %-8s %12d %14d %14d%n",
                        id, state, taken(posts, id), taken(entries, id), taken(rows, id));
            }
            long surrogates = taken(posts, VaultPseudonyms.KEY_ID);
            if (surrogates > 0) {
                out.printf("%-10s %-8s %12d%n", VaultPseudonyms.KEY_ID, "random", surrogates);
            }
            posts.forEach((id, count) -> out.printf("%-10s %-8s %12d%n", id, "unknown", count));
            entries.forEach((id, count) -> out.printf("%-10s %-8s %12s %14d%n", id, "unknown", "", count));
            rows.forEach((id, count) -> out.printf("%-10s %-8s %12s %14s %14d%n", id, "unknown", "", "", count));
            return 0;
        }

        private static long taken(Map<String, Long> counts, String id) {
            Long count = counts.remove(id);
            return count == null ? 0 : count;
        }
    }

    @Command(
            name = "rotate",
            description = {"Add a new key.", "It is the current one from each service's next start on."},
            mixinStandardHelpOptions = true)
    static final class Rotate extends AppCommand {
        @Override
        int run(App app, Config settings) {
            record(app, "pseudonym_key.rotate", List.of());
            KeyRing ring = PseudonymKeyFile.addKey(settings, app.keysInUse());
            out().println(ring.currentId());
            messages()
                    .println(
                            "The new key is in the key file. Back the file up, bring it to every instance, restart them,"
                                    + " then run `listening-post keys pseudonyms rekey`. Keep the earlier keys in the file.");
            return 0;
        }
    }

    @Command(
            name = "rekey",
            description = {
                "Bring stored pseudonyms under the current key.",
                "In posts and wherever authors are named: queries, rules, alerts, dead letters, rejected rows. May be"
                        + " stopped at any time and run again.",
                "Exit code 1 when posts under an earlier key keep coming: restart the instance that writes them."
            },
            mixinStandardHelpOptions = true)
    static final class Rekey extends AppCommand {
        @Override
        int run(App app, Config settings) {
            KeyRing ring = app.keyRing();
            record(app, "pseudonym_key.rekey", List.of(ring.currentId()));
            RekeyJob job = app.rekeyJob(ring);
            PrintWriter messages = messages();
            long total = job.waiting();
            RekeyJob.Report report = job.run(done -> {
                messages.print("\r" + done + " of " + total + " posts");
                messages.flush();
            });
            messages.println();
            messages.flush();
            Renaming.Report followed = app.renaming().run(ring);
            PrintWriter out = out();
            out.println("posts " + report.posts() + ", vault entries " + report.vaultEntries() + ", dead letters "
                    + report.deadLetters() + ", rejected rows " + report.rejectedRows() + ", withheld "
                    + report.withheldRows() + ", left under earlier keys " + report.left());
            out.println("followed: narratives " + followed.narratives().size() + ", saved queries "
                    + followed.savedQueries() + ", alert rules " + followed.alertRules() + ", alerts "
                    + followed.alerts() + ", earlier versions " + followed.revisions());
            followed.left()
                    .forEach(left -> messages.println("the " + left.place() + " " + left.id()
                            + " names somebody of whom no post is left: look whether it is still wanted"));
            messages.flush();
            return report.left() == 0 ? 0 : 1;
        }
    }

    @Command(
            name = "of",
            description = {
                "Print the pseudonyms that an account may have.",
                "All that stored posts may have for it, today's first. Exit code 1 where nothing is stored under any of them."
            },
            mixinStandardHelpOptions = true)
    static final class Of extends AppCommand {
        @Option(names = "--platform", required = true, paramLabel = "NAME", description = "Such as x or reddit.")
        private String platform = "";

        @ArgGroup
        private @Nullable AccountKind kind;

        @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The handle, with or without @.")
        private String account = "";

        @Override
        void check() {
            wanted();
        }

        private Account wanted() {
            Platform where = Platform.of(platform).orElseThrow(() -> refusal("unknown platform " + platform));
            return AccountKind.account(kind, where, account);
        }

        @Override
        int run(App app, Config settings) {
            List<String> names = app.pseudonyms().known(wanted());
            record(app, "pseudonym.lookup", names);
            names.forEach(out()::println);
            if (!app.erasure().isKnown(names)) {
                messages().println(AccountKind.NOTHING_KNOWN);
                return 1;
            }
            return 0;
        }
    }

    @Command(
            name = "forget",
            description = {
                "Take an account out of the vault, in strict mode.",
                "Nobody can tell any more whose posts these are. It cannot be undone."
            },
            mixinStandardHelpOptions = true)
    static final class Forget extends AppCommand {
        @Parameters(index = "0", paramLabel = "PSEUDONYM", description = "As `of` prints it, or as a post has it.")
        private String pseudonym = "";

        @Override
        int run(App app, Config settings) {
            if (!(app.pseudonyms() instanceof VaultPseudonyms vault)) {
                messages().println("pseudonyms are keyed here: there is no vault to take an account out of");
                return 1;
            }
            record(app, "pseudonym.forget", List.of(pseudonym));
            // Its id and its other handles lead to the same posts.
            long cut = app.erasure().namesOf(pseudonym).stream()
                    .filter(vault::forget)
                    .count();
            if (cut == 0) {
                messages().println("the vault does not have this pseudonym");
                return 1;
            }
            return 0;
        }
    }
}
