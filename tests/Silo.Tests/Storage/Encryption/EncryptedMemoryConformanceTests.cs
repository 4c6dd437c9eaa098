using Orleans.Storage;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Encryption;

public sealed class EncryptedMemoryConformanceTests(MemorySilo silo) : GrainStorageConformance, IClassFixture<MemorySilo>
{
    protected override IGrainStorage Storage => silo.Encrypted;

    protected override bool RefusesEtagOfNothing => false;
}
