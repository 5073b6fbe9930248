package zhicha.app.schedule;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.TimeZone;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * The times at which sites are crawled, on one desk kept in memory: the settings say them again at every start. Cron
 * expressions are Quartz's (seconds first), in Beijing time. A time missed because all threads were at work is made up for once;
 * one missed while the program was down is not, but a turn that had begun is gone on with.
 */
public final class Timetable implements AutoCloseable {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String GROUP = "site";

    private final Scheduler scheduler;

    /**
     * @param sitesAtOnce how many sites may be worked on at the same time
     * @throws SchedulerException if Quartz does not start
     */
    public Timetable(SiteWork work, int sitesAtOnce) throws SchedulerException {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "zhicha-" + System.identityHashCode(this));
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(sitesAtOnce));
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        scheduler = new StdSchedulerFactory(properties).getScheduler();
        scheduler.setJobFactory((bundle, of) -> new SiteJob(work));
        scheduler.start();
    }

    /** Whether Quartz understands the expression; the message says what it does not understand. */
    public static void check(String cron) throws ParseException {
        CronExpression.validateExpression(cron);
    }

    /** Crawls the site at these times from now on. */
    public void every(String site, String cron) throws SchedulerException {
        plan(
                site,
                TriggerBuilder.newTrigger()
                        .withSchedule(CronScheduleBuilder.cronSchedule(cron)
                                .inTimeZone(TimeZone.getTimeZone(ZONE))
                                .withMisfireHandlingInstructionFireAndProceed())
                        .build());
    }

    /** Crawls the site once, as soon as a thread is free. */
    public void now(String site) throws SchedulerException {
        plan(site, TriggerBuilder.newTrigger().startNow().build());
    }

    private void plan(String site, Trigger trigger) throws SchedulerException {
        JobKey key = JobKey.jobKey(site, GROUP);
        if (scheduler.checkExists(key)) {
            scheduler.scheduleJob(trigger.getTriggerBuilder().forJob(key).build());
        } else {
            JobDetail job = JobBuilder.newJob(SiteJob.class)
                    .withIdentity(key)
                    .storeDurably()
                    .build();
            scheduler.scheduleJob(job, trigger);
        }
    }

    /** A site's next time. */
    public record Upcoming(String site, Instant at) {}

    /** What comes next, soonest first. */
    public List<Upcoming> upcoming() throws SchedulerException {
        return scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)).stream()
                .flatMap(key -> nextTimes(key).map(date -> new Upcoming(key.getName(), date.toInstant())))
                .sorted(Comparator.comparing(Upcoming::at))
                .toList();
    }

    private java.util.stream.Stream<Date> nextTimes(JobKey key) {
        try {
            return scheduler.getTriggersOfJob(key).stream()
                    .map(Trigger::getNextFireTime)
                    .filter(java.util.Objects::nonNull);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the timetable lost site " + key.getName(), e);
        }
    }

    /** Starts nothing more and waits for what runs; running work must be told to stop by its own means. */
    @Override
    public void close() throws SchedulerException {
        scheduler.shutdown(true);
    }
}
