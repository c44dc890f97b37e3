package org.listeningpost.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.pseudonym.Account;
import org.listeningpost.ingest.pseudonym.Pseudonyms;
import org.listeningpost.ingest.pseudonym.PseudonymsUnavailableException;
import org.listeningpost.ingest.source.RawRecord.Deleted;
import org.listeningpost.ingest.source.RawRecord.Gone;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;

/**
 * What a source says of posts and accounts that are gone, kept until everything before it is written. Holds names of ours and no
 * id of a platform. For one thread.
 */
final class GoneNotices {
    private final Pseudonyms pseudonyms;
    private final Defaults defaults;
    private final Map<What, List<Long>> notices = new LinkedHashMap<>();
    private final Set<PostId> before = new HashSet<>();

    /**
     * Of what the notices of some places speak.
     *
     * @param author every name that posts of the account may have
     */
    private record What(@Nullable PostId post, List<String> author) {}

    GoneNotices(Pseudonyms pseudonyms, Defaults defaults) {
        this.pseudonyms = pseudonyms;
        this.defaults = defaults;
    }

    /** False where it names no platform, or no id that could be one. */
    boolean add(Deleted deleted) {
        Platform platform = defaults.platformOf(deleted.platform());
        String nativeId = deleted.nativeId().strip();
        if (platform == null || nativeId.isEmpty()) {
            return false;
        }
        PostId post =
                deleted.gone() == Gone.ACCOUNT ? null : pseudonyms.postIds().of(platform, nativeId);
        List<String> author =
                deleted.gone() == Gone.POST ? List.of() : pseudonyms.known(Account.ofId(platform, nativeId));
        notices.computeIfAbsent(new What(post, author), each -> new ArrayList<>())
                .add(deleted.position());
        if (post != null && deleted.mayComeBefore()) {
            before.add(post);
        }
        return true;
    }

    int size() {
        return notices.size();
    }

    boolean isEmpty() {
        return notices.isEmpty();
    }

    /** Everything that came before must have been written. */
    void erase(Erasures erasures, String actor, IngestAccount account) {
        Set<PostId> posts = new HashSet<>();
        Set<String> authors = new TreeSet<>();
        notices.keySet().forEach(what -> {
            if (what.post() != null) {
                posts.add(what.post());
            }
            authors.addAll(what.author());
        });
        try {
            Set<String> gone = new HashSet<>(posts.isEmpty() ? Set.of() : erasures.eraseGone(posts, before, actor));
            gone.addAll(authors.isEmpty() ? Set.of() : erasures.eraseKnown(authors, actor));
            notices.forEach((what, positions) -> {
                boolean wasThere =
                        what.post() != null && gone.contains(what.post().value())
                                || what.author().stream().anyMatch(gone::contains);
                account.settleErasure(wasThere, positions);
            });
        } catch (ElasticUnreachableException | PseudonymsUnavailableException e) {
            notices.values().forEach(account::cannotErase);
        }
    }

    void clear() {
        notices.clear();
        before.clear();
    }

    @Override
    public String toString() {
        return "GoneNotices[" + notices.size() + "]";
    }
}
