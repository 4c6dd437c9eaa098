using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Macros.History;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBHistoryApiTests(DynamoDBApp app) : HistoryApiTests(app);
