namespace UserMacro.Silo.Hosting;

/// <summary>The memory of this process.</summary>
internal class ProcessMemory
{
    /// <summary>What the process holds of the machine's memory, in bytes.</summary>
    public virtual long Resident => Environment.WorkingSet;

    /// <summary>What was ever allocated, in bytes.</summary>
    public virtual long Allocated => GC.GetTotalAllocatedBytes();

    /// <summary>Collects everything and gives what is free back to the operating system. Stops all threads for some 100 ms.</summary>
    public virtual void Return() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
