namespace UserMacro.Silo.Tests.Storage.Encryption;

public sealed class EncryptedSqliteDeletingConformanceTests : EncryptedSqliteConformanceBase;
