using UserMacro.WebApi.Tests.Erasure;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBErasureApiTests(DynamoDBApp app) : ErasureApiTests(app);
