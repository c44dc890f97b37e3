package org.listeningpost.sample;

import java.util.List;
import java.util.random.RandomGenerator;

/** The invented people and organizations that post; few post much. */
final class SampleAuthors {
    private static final SamplePost.SampleAuthor HOSPITAL =
            organization("RiverbendHealth", "Riverbend Health", "official", 48_200);
    private static final SamplePost.SampleAuthor COUNTY =
            organization("CascoCountyHealth", "Casco County Public Health", "official", 12_900);
    private static final SamplePost.SampleAuthor COURIER =
            organization("ValleyCourier", "The Valley Courier", "media", 31_400);

    private final int people;

    SampleAuthors(long people) {
        this.people = (int) people;
    }

    SamplePost.SampleAuthor pick(Story story, String platform, RandomGenerator random, List<Planted> planted) {
        if (story == Story.OFFICIAL || (story == Story.CAMPAIGN && random.nextInt(4) == 0)) {
            return random.nextInt(4) == 0 ? COUNTY : HOSPITAL;
        }
        if (story == Story.NEWS) {
            return COURIER;
        }
        int person = (int) (people * Math.pow(random.nextDouble(), 1.7));
        SamplePost.SampleAuthor author = person(person, platform);
        planted.add(new Planted("HANDLE", author.handle()));
        planted.add(new Planted("PERSON", author.name()));
        return author;
    }

    private static SamplePost.SampleAuthor person(int person, String platform) {
        long mixed = (person + 1) * 0x9E3779B97F4A7C15L;
        double uniform = ((mixed >>> 11) + 1) / (double) (1L << 53);
        long followers = (long) (Math.pow(uniform, -0.9) * 40);
        String handle = PersonalData.handle(person);
        return new SamplePost.SampleAuthor(
                platform + "-" + Long.toString(mixed & Long.MAX_VALUE, 36),
                handle,
                PersonalData.name(person),
                person % 3 == 0 ? "https://social.example.com/" + handle : null,
                "person",
                Math.min(followers, 9_000_000),
                followers > 20_000);
    }

    private static SamplePost.SampleAuthor organization(String handle, String name, String kind, long followers) {
        return new SamplePost.SampleAuthor("org-" + handle, handle, name, null, kind, followers, true);
    }
}
