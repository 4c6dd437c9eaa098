namespace UserMacro.Cluster.Tests.Hosting;

/// <summary>Orleans' numbers for what a silo does.</summary>
enum SiloStatus
{
    None = 0,
    Created = 1,
    Joining = 2,
    Active = 3,
    ShuttingDown = 4,
    Stopping = 5,
    Dead = 6,
}
