using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Usage;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBUsageApiTests(DynamoDBApp app) : UsageApiTests(app);
