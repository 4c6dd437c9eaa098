using Orleans.Storage;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage;

/// <summary>Shows that the cases ask for no more than Orleans' own provider does.</summary>
public sealed class MemoryConformanceTests(MemorySilo silo) : GrainStorageConformance, IClassFixture<MemorySilo>
{
    protected override IGrainStorage Storage => silo.Plain;

    protected override bool RefusesEtagOfNothing => false;

    protected override bool HonoursCancellation => false;
}
