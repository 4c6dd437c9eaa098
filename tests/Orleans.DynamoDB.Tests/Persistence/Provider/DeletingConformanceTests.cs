using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Provider;

/// <summary>The rules of grain storage, where clearing removes records.</summary>
public sealed class DeletingConformanceTests(DynamoDBLocal local) : DynamoDBConformanceBase(local);
