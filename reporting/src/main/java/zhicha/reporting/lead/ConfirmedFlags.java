package zhicha.reporting.lead;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.lead.LeadEvent.What;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.ReviewStore;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.rule.Wording;

/** What a lead stands on: flags that were confirmed, of one seller, each in one lead at the most. */
record ConfirmedFlags(ReviewStore reviews, LeadStore leads, Clock clock) {
    static final int MOST = 200;

    /**
     * Adds items for these flags.
     *
     * @param into the lead they are for, or null for a new one
     * @return why one of them cannot be in it, or null
     */
    @Nullable
    Wording gather(List<String> flags, @Nullable Lead into, List<LeadItem> items) {
        if (flags.isEmpty()) {
            return new Wording("请至少选择一条已确认的记录", "choose at least one confirmed flag");
        }
        SellerKey seller = into == null ? null : into.subject().key();
        for (String flag : new LinkedHashSet<>(flags)) {
            Optional<QueueEntry> found = reviews.entry(flag, clock.instant());
            if (found.isEmpty()) {
                return new Wording("没有这条疑似记录：" + flag, "there is no flag " + flag);
            }
            QueueEntry entry = found.get();
            String listing = entry.flag().listing().id();
            if (entry.status() != FlagStatus.CONFIRMED || entry.decision() == null) {
                return new Wording(
                        "商品 " + listing + " 尚未确认（" + entry.status().chinese() + "），不能列入线索",
                        "listing " + listing + " is not confirmed but "
                                + entry.status().written());
            }
            if (seller != null && !seller.equals(entry.flag().seller())) {
                return new Wording(
                        "商品 " + listing + " 属于另一主体；一件线索只针对一个主体",
                        "listing " + listing + " is another seller's; a lead has one subject");
            }
            List<String> numbers = leads.leadsWith(flag);
            if (!numbers.isEmpty()) {
                return new Wording(
                        "商品 " + listing + " 已列入线索 " + numbers.getFirst(),
                        "listing " + listing + " is in lead " + numbers.getFirst() + " already");
            }
            seller = entry.flag().seller();
            items.add(new LeadItem(
                    entry.flag(),
                    entry.decision(),
                    entry.flag().firstSeen(),
                    entry.flag().lastSeen()));
        }
        return items.size() <= MOST
                ? null
                : new Wording("一件线索最多 " + MOST + " 条商品", "a lead has at most " + MOST + " listings");
    }

    /**
     * Whether every decision the lead stands on still counts: a flag that somebody else has confirmed since is another
     * person's word, and that person could otherwise approve what they confirmed.
     *
     * @return what does not stand any more and what to do, or null
     */
    @Nullable
    Wording standing(Lead lead) {
        for (LeadItem item : lead.items()) {
            Optional<QueueEntry> entry = reviews.entry(item.flag().id(), clock.instant());
            Decision now = entry.isEmpty() ? null : entry.get().decision();
            boolean stands = now != null
                    && now.id().equals(item.decision().id())
                    && entry.get().status() == FlagStatus.CONFIRMED;
            if (!stands) {
                String listing = item.flag().listing().id();
                return new Wording(
                        "商品 " + listing + " 的确认已被撤销、已重新研判或页面已有变化；请撤销本线索，重新研判后另行起草",
                        "listing " + listing
                                + " is not confirmed any more as it was; withdraw this lead, decide again and"
                                + " draft anew");
            }
        }
        return null;
    }

    /** Who has had a hand in a lead: its author, and everybody who confirmed or added to it. */
    static Set<String> people(Lead lead) {
        Set<String> people = new LinkedHashSet<>();
        people.add(lead.author());
        lead.items().forEach(item -> people.add(item.decision().analyst()));
        lead.history().stream()
                .filter(event -> event.what() == What.DRAFTED || event.what() == What.ADDED)
                .forEach(event -> people.add(event.who()));
        return people;
    }
}
