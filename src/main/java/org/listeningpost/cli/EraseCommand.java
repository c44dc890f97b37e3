package org.listeningpost.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.App;
import org.listeningpost.erasure.Erasure;
import org.listeningpost.ingest.pseudonym.Account;
import org.listeningpost.post.Platform;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Erases posts, and everything of a person, for good. */
@Command(
        name = "erase",
        description = {
            "Erase posts, or everything of an author, for good.",
            "Posts, alert evidence, dead letters, notes that point there. May be run again; exit code 1 where queries that ask for"
                    + " the author are left for somebody to change, or nothing is stored under the account."
        },
        mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
    private static final long POSTS_MAX = 100_000;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--post", split = ",", paramLabel = "ID", description = "Ids of posts, as a search shows them.")
    private List<String> posts = new ArrayList<>();

    @Option(
            names = "--author",
            split = ",",
            paramLabel = "PSEUDONYM",
            description = "Pseudonyms of authors, as their posts have them.")
    private List<String> authors = new ArrayList<>();

    @Option(
            names = "--account",
            paramLabel = "HANDLE",
            description = "An account, by its handle; --platform says where. Every pseudonym that it had is erased.")
    private @Nullable String account;

    @Option(names = "--platform", paramLabel = "NAME", description = "Of the account, such as x or reddit.")
    private @Nullable String platform;

    @ArgGroup
    private @Nullable AccountKind kind;

    @Option(
            names = "--replay",
            description = "After a restore: erase again everything that was ever erased. See docs/operations.md.")
    private boolean isReplay;

    @Override
    public Integer call() {
        if (isReplay) {
            return replay();
        }
        if (posts.isEmpty() && authors.isEmpty() && account == null) {
            throw new ParameterException(
                    spec.commandLine(), "nothing to erase: --post, --author, --account or --replay");
        }
        requireForms();
        @Nullable Account person = person();
        try (App app = App.open(config.read(), App.EngineUse.SHARED)) {
            List<String> everyName = new ArrayList<>(authors);
            if (person != null) {
                List<String> known = app.pseudonyms().known(person);
                AppCommand.record(app, "pseudonym.lookup", known);
                everyName.addAll(known);
            }
            Erasure.Report report = Erasure.Report.NOTHING;
            do {
                report =
                        report.and(app.erasure().erase(new Erasure.Order(posts, everyName), KeysCommand.BY, POSTS_MAX));
            } while (!report.complete());
            return say(report);
        }
    }

    /** Before anything is opened or audited: whoever slips writes a handle there. */
    private void requireForms() {
        try {
            new Erasure.Order(posts, authors);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private int replay() {
        if (!posts.isEmpty() || !authors.isEmpty() || account != null) {
            throw new ParameterException(spec.commandLine(), "--replay goes alone");
        }
        try (App app = App.open(config.read(), App.EngineUse.SHARED)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("posts " + app.erasure().replay(app.keyRing(), KeysCommand.BY));
            out.flush();
            return 0;
        }
    }

    private @Nullable Account person() {
        if (account == null) {
            return null;
        }
        Platform where = Platform.of(platform == null ? "" : platform)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        platform == null ? "--platform is missing" : "unknown platform " + platform));
        return AccountKind.account(kind, where, account);
    }

    private int say(Erasure.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("posts " + report.posts() + ", dead letters " + report.deadLetters() + ", rejected rows "
                + report.rejectedRows() + ", alerts " + report.alerts()
                + ", alert rules " + report.alertRules() + ", narratives " + report.narratives() + ", saved queries "
                + report.savedQueries() + ", earlier versions " + report.revisions() + ", vault entries "
                + report.vaultEntries());
        out.flush();
        PrintWriter messages = spec.commandLine().getErr();
        if (report.mentionsLeft() > 0) {
            messages.println(report.mentionsLeft() + " posts of others mention the author and keep the pseudonym");
        }
        report.queriesLeft()
                .forEach(left -> messages.println(
                        "the query of " + left.place() + " " + left.id() + " asks for the author: change it"));
        boolean isUnknown = account != null && report.foundNothing();
        if (isUnknown) {
            messages.println(AccountKind.NOTHING_KNOWN);
        }
        messages.flush();
        return report.queriesLeft().isEmpty() && !isUnknown ? 0 : 1;
    }
}
