namespace UserMacro.Silo.Hosting;

/// <summary>The memory of this process.</summary>
internal class ProcessMemory
{
    /// <summary>The memory of the process, in bytes.</summary>
    public virtual long Resident => Environment.WorkingSet;

    /// <summary>All bytes allocated since the start of the process.</summary>
    public virtual long Allocated => GC.GetTotalAllocatedBytes();

    /// <summary>Collects everything and gives what is free back to the operating system. Stops all threads for some 100 ms.</summary>
    public virtual void Return() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
