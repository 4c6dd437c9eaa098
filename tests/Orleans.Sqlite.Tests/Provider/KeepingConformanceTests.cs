namespace UserMacro.Orleans.Sqlite.Tests.Provider;

/// <summary>The rules of grain storage, where clearing keeps an empty record.</summary>
public sealed class KeepingConformanceTests : SqliteConformanceBase
{
    protected override bool DeletesOnClear => false;
}
