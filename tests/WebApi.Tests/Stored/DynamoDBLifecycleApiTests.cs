using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Macros.Lifecycle;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBLifecycleApiTests(DynamoDBApp app) : MacroLifecycleApiTests(app);
