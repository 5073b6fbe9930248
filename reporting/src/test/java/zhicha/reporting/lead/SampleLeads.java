package zhicha.reporting.lead;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zhicha.reporting.Samples;
import zhicha.reporting.law.LawBook;
import zhicha.reporting.lead.routing.AgencyDirectory;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.RightKind;

/** Leads put together by the real assembly. */
public final class SampleLeads {
    public static final LeadAssembly ASSEMBLY =
            new LeadAssembly(LawBook.standard(), AgencyDirectory.demonstration(), rule -> Optional.empty());

    private SampleLeads() {}

    public static Lead lead(String location) {
        return lead(
                ASSEMBLY, List.of(item(1, Samples.listing(1, location).build(), RightKind.TRADEMARK, Samples.SEEN)));
    }

    /** Several listings. */
    public static Lead lead(String location, int listings) {
        List<LeadItem> items = new ArrayList<>();
        for (int number = 1; number <= listings; number++) {
            items.add(item(number, Samples.listing(number, location).build(), RightKind.TRADEMARK, Samples.SEEN));
        }
        return lead(ASSEMBLY, items);
    }

    public static Lead lead(LeadAssembly assembly, List<LeadItem> items) {
        return assembly.assemble(
                new LeadAssembly.Base(
                        "ZC-2026-000001",
                        1,
                        LeadStatus.DRAFT,
                        Instant.parse("2026-11-22T01:00:00Z"),
                        "研判员甲",
                        null,
                        List.of(new LeadEvent(
                                Instant.parse("2026-11-22T01:00:00Z"), "研判员甲", LeadEvent.What.DRAFTED, ""))),
                items);
    }

    public static LeadItem item(int number, Listing listing, RightKind kind, Instant seen) {
        RightSnapshot right = Samples.right(kind);
        Flag flag = Samples.flag(number, listing, right, seen);
        return new LeadItem(flag, Samples.confirmed(flag, "研判员甲"), seen, seen);
    }

    static LawBook law(String yaml) {
        return LawBook.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
