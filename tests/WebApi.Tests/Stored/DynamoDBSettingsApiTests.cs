using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Settings;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBSettingsApiTests(DynamoDBApp app) : SettingsApiTests(app);
