package zhicha.crawler.frontier.ending;

import java.time.Instant;
import java.util.Optional;
import zhicha.crawler.plan.PageKind;
import zhicha.rules.subject.CaptureId;

/** One line of the crawl's log. */
public record Finished(String address, PageKind kind, Ending ending, Optional<CaptureId> capture, Instant when) {}
