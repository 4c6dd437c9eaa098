namespace UserMacro.Orleans.Sqlite.Tests.Provider;

/// <summary>The rules of grain storage, where clearing removes records.</summary>
public sealed class DeletingConformanceTests : SqliteConformanceBase;
