package zhicha.crawler.evidence.capture;

import org.jspecify.annotations.Nullable;
import zhicha.rules.subject.CaptureId;

/**
 * The circumstances of a capture, sealed with it.
 *
 * @param site id of the site
 * @param job the crawl or the person that asked for it
 * @param tool name and version of the program
 * @param configuration SHA-256 of the settings in force, 64 lower-case hex digits, or empty where there are none
 * @param clock how far the local clock is to be trusted
 * @param egress address or region the requests went out from, where it is known
 * @param partOf the capture this one belongs to, for instance the page of a picture
 * @param environment the sealed check of the machine and its clock that was made for this job, or null
 */
public record CaptureContext(
        String site,
        String job,
        String tool,
        String configuration,
        ClockReading clock,
        @Nullable String egress,
        @Nullable CaptureId partOf,
        @Nullable CaptureId environment) {
    public static CaptureContext of(String site, String job, String tool) {
        return new CaptureContext(site, job, tool, "", ClockReading.UNCHECKED, null, null, null);
    }

    /** The same circumstances, with the check of the machine that was sealed for them. */
    public CaptureContext in(CaptureId check) {
        return new CaptureContext(site, job, tool, configuration, clock, egress, partOf, check);
    }

    /** The same circumstances, for something that belongs to an earlier capture. */
    public CaptureContext partOf(CaptureId page) {
        return new CaptureContext(site, job, tool, configuration, clock, egress, page, environment);
    }
}
