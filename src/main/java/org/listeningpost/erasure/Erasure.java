package org.listeningpost.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.elastic.ErasedPosts;
import org.listeningpost.elastic.PostErasure;
import org.listeningpost.ingest.Erasures;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.PseudonymsUnavailableException;
import org.listeningpost.ingest.pseudonym.VaultIndex;
import org.listeningpost.post.Author;
import org.listeningpost.post.PostId;

/**
 * Erases posts, and everything of an author: the posts, the evidence that points at them, what the engine refused, and
 * whatever else names them. What was done may be asked for again; it finds only what is left. Thread-safe.
 */
public final class Erasure implements Erasures {
    /** Posts that are erased together. */
    private static final int PAGE = 1_000;
    /** The audit log keeps so many targets of an event. */
    private static final int AUDITED_TOGETHER = AuditEvent.TARGETS_MAX;

    private static final String BY = "erasure";

    private final PostsOfPeople people;
    private final PostErasure posts;
    private final KeptNames kept;
    private final RefusedPosts refused;
    private final RowsOfPeople rejectedRows;
    private final VaultIndex vault;
    private final AuditLog audit;
    private final Clock clock;

    /**
     * Erases as two users.
     *
     * @param api the one that deletes posts and writes narratives and alerts
     * @param indexer the one that writes dead letters, and names into the vault
     */
    public Erasure(ElasticRequests api, ElasticRequests indexer, IndexNames names, AuditLog audit, Clock clock) {
        this.people = new PostsOfPeople(api, names);
        this.posts = new PostErasure(api, names, clock);
        this.kept = new KeptNames(api, names, clock);
        this.refused = new RefusedPosts(indexer, names);
        this.rejectedRows = new RowsOfPeople(api, names);
        this.vault = new VaultIndex(indexer, names);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whose erasure is asked for, by ids of posts and pseudonyms of authors. Nothing else is taken: what is erased is also cut
     * out of every sentence, and any other word stands there for itself.
     */
    public record Order(List<String> posts, List<String> authors) {
        /** What is refused says so without repeating it: it may be somebody's name. */
        public Order {
            posts = List.copyOf(posts);
            authors = List.copyOf(authors);
            if (!posts.stream().allMatch(PostId::isId)) {
                throw new IllegalArgumentException("what is no id of a post, as a search shows it, cannot be erased");
            }
            if (!authors.stream().allMatch(Author::isPseudonym)) {
                throw new IllegalArgumentException(
                        "what is no pseudonym of an author, as a post has it, cannot be erased;"
                                + " `keys pseudonyms of` tells that of an account");
            }
        }
    }

    /**
     * What was erased, and where.
     *
     * @param posts that were stored
     * @param rejectedRows of imported files, kept to be mended
     * @param vaultEntries in strict mode: what led from the account to the name
     * @param alerts that held one of them as evidence or told of the author
     * @param mentionsLeft posts of others that mention the author, and keep the pseudonym
     * @param queriesLeft queries that ask for the author: somebody has to change them
     * @param complete false where there is more: ask again
     */
    public record Report(
            long posts,
            long deadLetters,
            long rejectedRows,
            long alerts,
            long alertRules,
            long narratives,
            long savedQueries,
            long revisions,
            long vaultEntries,
            long mentionsLeft,
            List<Asking> queriesLeft,
            boolean complete) {
        /** Before anything was asked for. */
        public static final Report NOTHING = new Report(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), true);

        /** Where there was nothing of those who were asked for, and nobody speaks of them. */
        public boolean foundNothing() {
            return equals(NOTHING);
        }

        /** Both together; what is left, as the later one saw it. */
        public Report and(Report later) {
            return new Report(
                    posts + later.posts,
                    deadLetters + later.deadLetters,
                    rejectedRows + later.rejectedRows,
                    alerts + later.alerts,
                    alertRules + later.alertRules,
                    narratives + later.narratives,
                    savedQueries + later.savedQueries,
                    revisions + later.revisions,
                    vaultEntries + later.vaultEntries,
                    later.mentionsLeft,
                    later.queriesLeft,
                    later.complete);
        }
    }

    /** A query that asks for an erased author, where it stands and which it is. */
    public record Asking(String place, String id) {}

    @Override
    public ErasedPosts erased() {
        return posts.erased();
    }

    @Override
    public Set<String> eraseGone(Collection<PostId> gone, Collection<PostId> remembered, String by) {
        Set<String> ids = gone.stream().map(PostId::value).collect(Collectors.toSet());
        Set<String> known = new TreeSet<>(posts.stored(gone));
        known.addAll(refused.of(ids));
        known.addAll(rejectedRows.of(ids));
        audit(by, "posts.erase", known);
        if (!known.isEmpty()) {
            // The posts last: where something fails before, the same notice finds them again.
            posts.remember(postIds(known));
            forgetTraces(known);
        }
        posts.erase(gone, remembered);
        return known;
    }

    @Override
    public Set<String> eraseKnown(Collection<String> names, String by) {
        Set<String> erased = new TreeSet<>();
        List<String> all = List.copyOf(names);
        RefusedPosts.ByAuthor letters = refused.byAuthor();
        for (int from = 0; from < all.size(); from += AUDITED_TOGETHER) {
            Set<String> some = new TreeSet<>(all.subList(from, Math.min(all.size(), from + AUDITED_TOGETHER)));
            Set<String> known = names(some);
            some.removeIf(name -> !known.contains(name) && !letters.names(name));
            if (!some.isEmpty()) {
                erased.addAll(some);
                // Of those that went out of the list no post has a name, so all of these are names of the others.
                some.addAll(known);
                carryOut(new Order(List.of(), List.copyOf(some)), letters.of(some), by, Long.MAX_VALUE);
            }
        }
        return erased;
    }

    /** Whether anything of one of these authors is stored, or speaks of one. */
    public boolean isKnown(Collection<String> authors) {
        return !names(authors).isEmpty()
                || people.mentions(authors) > 0
                || authors.stream().anyMatch(refused.byAuthor()::names)
                || kept.all().stream().anyMatch(authors::contains);
    }

    /** Every name of whoever stands behind this one: by handles that the account had, and by its id. */
    public Set<String> namesOf(String author) {
        Set<String> all = people.accountsOf(author);
        all.add(author);
        all.addAll(people.names(all));
        return all;
    }

    /** @param postsMax no more at once */
    public Report erase(Order asked, String by, long postsMax) {
        Order order = withHandles(asked);
        Set<String> letters =
                order.authors().isEmpty() ? Set.of() : refused.byAuthor().of(order.authors());
        return carryOut(order, letters, by, postsMax);
    }

    private Report carryOut(Order order, Set<String> letters, String by, long postsMax) {
        record(by, "erasure", null, names(order));
        // First: a copy that is restored in the middle of this is made to forget, too.
        posts.rememberAuthors(order.authors());
        return forget(order, letters, by, postsMax);
    }

    /** The names of these authors under which anything of theirs was kept, handles of the same accounts among them. */
    private Set<String> names(Collection<String> authors) {
        Set<String> names = people.names(authors);
        names.addAll(rejectedRows.names(authors));
        return names;
    }

    /** An account is also named by its handle, in posts as in everything that speaks of them. */
    private Order withHandles(Order asked) {
        if (asked.authors().isEmpty()) {
            return asked;
        }
        Set<String> all = new TreeSet<>(asked.authors());
        all.addAll(names(asked.authors()));
        return new Order(asked.posts(), List.copyOf(all));
    }

    /**
     * Erases again what was ever erased and came back with a restored copy. Posts that an author sent after the erasure stay.
     * To be done before restored names are brought under today's key: what somebody was called before cannot be told.
     *
     * @param ring tells what those whom the copy has were called when they were erased
     * @return how many posts went
     */
    public long replay(KeyRing ring, String by) {
        ErasedPosts.ErasureLog log = posts.erased().log();
        record(by, "erasure.replay", (long) log.posts().size(), List.of());
        long gone = 0;
        List<String> ids = log.posts().stream().filter(PostId::isId).toList();
        for (List<String> some : chunks(ids)) {
            gone += forgetPosts(some, by);
        }
        RefusedPosts.ByAuthor letters = refused.byAuthor();
        for (String author : authors(letters)) {
            Instant at = ring.successors(author).stream()
                    .flatMap(name -> log.authors().erasedAt(name).stream())
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            if (at != null) {
                Set<String> before = people.writtenBefore(author, at, PAGE);
                while (!before.isEmpty()) {
                    for (List<String> some : chunks(List.copyOf(before))) {
                        gone += forgetPosts(some, by);
                    }
                    before = people.writtenBefore(author, at, PAGE);
                }
                if (people.find(List.of(), List.of(author), 1).isEmpty()) {
                    forget(new Order(List.of(), List.of(author)), letters.of(Set.of(author)), by, Long.MAX_VALUE);
                }
            }
        }
        return gone;
    }

    private long forgetPosts(List<String> ids, String by) {
        return forget(new Order(ids, List.of()), Set.of(), by, Long.MAX_VALUE).posts();
    }

    /** Everybody who wrote a post or is named somewhere. */
    private Set<String> authors(RefusedPosts.ByAuthor letters) {
        Set<String> authors = new TreeSet<>(people.authors());
        authors.addAll(kept.all());
        authors.addAll(letters.authors());
        authors.addAll(rejectedRows.authors());
        authors.removeIf(name -> !Author.isPseudonym(name));
        return authors;
    }

    private static List<List<String>> chunks(List<String> all) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PAGE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + PAGE)));
        }
        return chunks;
    }

    /** @param lettersOfAuthors ids of what the engine refused of these authors */
    private Report forget(Order order, Set<String> lettersOfAuthors, String by, long postsMax) {
        KeptNames.Changes changes = KeptNames.Changes.NONE;
        long letters = refused.forget(Set.copyOf(order.posts())) + refused.forget(lettersOfAuthors);
        long rows = rejectedRows.forget(Set.copyOf(order.posts()), Set.copyOf(order.authors()));
        long gone = 0;
        Set<String> found = people.find(order.posts(), order.authors(), PAGE);
        while (!found.isEmpty() && gone < postsMax) {
            audit(by, "post.delete", found);
            // First: where this fails, the posts are still there and the erasure can be asked for again.
            changes = changes.and(kept.forget(found, List.of(), BY));
            letters += refused.forget(found);
            rows += rejectedRows.forget(found, Set.of());
            gone += posts.erase(postIds(found), List.of()).size();
            found = people.find(order.posts(), order.authors(), PAGE);
        }
        // Also those that are not there, for they may be on their way.
        posts.erase(postIds(order.posts()), postIds(order.posts()));
        changes = changes.and(kept.forget(order.posts(), order.authors(), BY));
        return new Report(
                gone,
                letters,
                rows,
                changes.alerts(),
                changes.alertRules(),
                changes.narratives().size(),
                changes.savedQueries().size(),
                changes.revisions(),
                // Last: as long as something else is left, the account leads to it.
                found.isEmpty() ? forgetAccounts(order.authors()) : 0,
                order.authors().isEmpty() ? 0 : people.mentions(order.authors()),
                kept.asking(order.authors()),
                found.isEmpty());
    }

    private long forgetAccounts(List<String> names) {
        try {
            return vault.forget(names);
        } catch (PseudonymsUnavailableException e) {
            // To be asked for again, as where anything else of the engine does not answer.
            throw ElasticUnreachableException.because(e);
        }
    }

    /** Takes posts out of every place but the posts. */
    public void forgetTraces(Collection<String> ids) {
        kept.forget(ids, List.of(), BY);
        refused.forget(Set.copyOf(ids));
        rejectedRows.forget(Set.copyOf(ids), Set.of());
    }

    private static List<PostId> postIds(Collection<String> ids) {
        return ids.stream().map(PostId::new).toList();
    }

    private static List<String> names(Order order) {
        List<String> all = new ArrayList<>(order.authors());
        all.addAll(order.posts());
        return all;
    }

    private void audit(String by, String action, Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AUDITED_TOGETHER) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AUDITED_TOGETHER));
            record(by, action, (long) some.size(), some);
        }
    }

    private void record(String by, String action, @Nullable Long hits, List<String> targets) {
        audit.record(new AuditEvent(clock.instant(), by, action, null, hits, targets));
    }
}
