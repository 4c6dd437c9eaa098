using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Provider;

/// <summary>The rules of grain storage, where clearing keeps an empty record.</summary>
public sealed class KeepingConformanceTests(DynamoDBLocal local) : DynamoDBConformanceBase(local)
{
    protected override bool DeletesOnClear => false;
}
