using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Audit;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBAuditApiTests(DynamoDBApp app) : AuditApiTests(app);
