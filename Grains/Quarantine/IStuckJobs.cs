using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Quarantine;

/// <summary>Told by the pool of jobs that do not end.</summary>
internal interface IStuckJobs
{
    /// <summary>Takes note; called outside the pool's lock, on a timer's thread.</summary>
    void Report(RenderJob job);
}
