namespace UserMacro.Silo.Tests.Storage.Encryption;

public sealed class EncryptedSqliteKeepingConformanceTests : EncryptedSqliteConformanceBase
{
    protected override bool DeletesOnClear => false;
}
