package org.listeningpost.ingest.redact.cases;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.listeningpost.ingest.redact.text.IdentifierType;

/**
 * A family of templates and ways of writing. The same seed gives the same cases. {@code {}} in a template is the place of
 * the identifier.
 */
public final class CaseFamily {
    /** One way of writing an identifier. */
    interface Writing extends Function<Random, String> {}

    private record Form(List<String> templates, List<Writing> clean, List<Writing> disguised) {}

    private final String name;
    private final Map<IdentifierType, List<Form>> forms = new EnumMap<>(IdentifierType.class);
    private final List<Function<Random, String>> negatives = new ArrayList<>();

    private CaseFamily(String name) {
        this.name = name;
    }

    /** The family that rules may be tuned on. */
    public static CaseFamily development() {
        CaseFamily family = new CaseFamily("development");
        DevelopmentForms.fill(family);
        return family;
    }

    /** The family that nothing is tuned on: other words, other ways of writing. */
    public static CaseFamily held() {
        CaseFamily family = new CaseFamily("held out");
        HeldForms.fill(family);
        return family;
    }

    void add(IdentifierType type, List<String> templates, List<Writing> clean, List<Writing> disguised) {
        forms.computeIfAbsent(type, key -> new ArrayList<>()).add(new Form(templates, clean, disguised));
    }

    void addNegative(Function<Random, String> negative) {
        negatives.add(negative);
    }

    public String name() {
        return name;
    }

    public List<IdentifierType> types() {
        return List.copyOf(forms.keySet());
    }

    /** As many cases of one type as asked for. */
    public List<LabeledCase> cases(IdentifierType type, boolean disguised, int count, long seed) {
        Random random = new Random(seed * 31 + type.ordinal() * 2L + (disguised ? 1 : 0));
        List<Form> usable = forms.getOrDefault(type, List.of()).stream()
                .filter(form -> !(disguised ? form.disguised() : form.clean()).isEmpty())
                .toList();
        List<LabeledCase> cases = new ArrayList<>();
        for (int i = 0; i < count && !usable.isEmpty(); i++) {
            Form form = usable.get(i % usable.size());
            List<Writing> writings = disguised ? form.disguised() : form.clean();
            String template =
                    form.templates().get(random.nextInt(form.templates().size()));
            String value = writings.get((i / usable.size()) % writings.size()).apply(random);
            int start = template.indexOf("{}");
            String text = template.substring(0, start) + value + template.substring(start + 2);
            cases.add(new LabeledCase(type, disguised, text, start, start + value.length()));
        }
        return cases;
    }

    /** Texts that hold nothing to take out. */
    public List<String> negatives(int count, long seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(negatives.get(i % negatives.size()).apply(random));
        }
        return texts;
    }
}
