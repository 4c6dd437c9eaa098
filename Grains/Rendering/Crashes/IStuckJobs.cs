using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering.Crashes;

/// <summary>Told by the pool of jobs that do not end.</summary>
internal interface IStuckJobs
{
    /// <summary>Takes note; called outside the pool's lock, on a timer's thread.</summary>
    void Report(RenderJob job);
}
