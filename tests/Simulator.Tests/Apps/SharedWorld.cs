namespace UserMacro.Simulator.Tests.Apps;

/// <summary>One world for the tests of a class that leave its installation alone.</summary>
public sealed class SharedWorld : IAsyncLifetime
{
    internal World World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = await World.StartInstalledAsync();

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
