package zhicha.app.schedule;

import java.util.Properties;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Work that is done at the start and then every hour, on a thread of its own so that no crawl holds it up. Seven minutes past
 * the hour: a day in Beijing is over for good by then.
 */
public final class Housekeeping implements AutoCloseable {
    private final Scheduler scheduler;

    /** @throws SchedulerException if Quartz does not start */
    public Housekeeping(Runnable work) throws SchedulerException {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "house-" + System.identityHashCode(this));
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        scheduler = new StdSchedulerFactory(properties).getScheduler();
        scheduler.setJobFactory((bundle, of) -> new Turn(work));
        scheduler.start();
        scheduler.scheduleJob(
                JobBuilder.newJob(Turn.class).withIdentity("hourly").build(),
                TriggerBuilder.newTrigger()
                        .withSchedule(CronScheduleBuilder.cronSchedule("0 7 * * * ?")
                                .withMisfireHandlingInstructionFireAndProceed())
                        .build());
        scheduler.scheduleJob(
                JobBuilder.newJob(Turn.class).withIdentity("at the start").build(),
                TriggerBuilder.newTrigger().startNow().build());
    }

    @DisallowConcurrentExecution
    private static final class Turn implements Job {
        private final Runnable work;

        Turn(Runnable work) {
            this.work = work;
        }

        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            try {
                work.run();
            } catch (RuntimeException e) {
                throw new JobExecutionException("housekeeping: " + e.getMessage(), e);
            }
        }
    }

    /** Starts nothing more and waits for what runs. */
    @Override
    public void close() throws SchedulerException {
        scheduler.shutdown(true);
    }
}
