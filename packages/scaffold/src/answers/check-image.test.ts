import { describe, expect, test } from 'vitest';
import { checkImage } from './check-image.ts';

describe('checkImage', () => {
  test.each([
    'my-bot',
    'team/my-bot',
    'docker.io/team/my-bot',
    'registry.example.com/team/my-bot',
    'registry.example.com:5000/team/my-bot',
    'localhost:5000/my-bot',
    'localhost/my-bot',
    '127.0.0.1:5000/my-bot',
    '[::1]:5000/my-bot',
    'Registry.Example.com/my-bot',
    'registry/a.b/c__d/e---f',
    `r.io/${'a'.repeat(250)}`,
    `team/${'a'.repeat(240)}`,
    'a'.repeat(237),
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/my-bot',
  ])('checkImage() accepts %j', (image) => {
    expect(checkImage(image)).toBeUndefined();
  });

  test.each([
    ['', /empty/],
    ['my-bot:latest', /has a tag/],
    ['registry.example.com:5000/my-bot:1.0', /has a tag/],
    [`my-bot@sha256:${'a'.repeat(64)}`, /has a digest/],
    ['https://registry.example.com/my-bot', /has a scheme/],
    ['-v', /begins with a dash/],
    ['--help', /begins with a dash/],
    ['registry.example.com/My-Bot', /path parts of lower-case/],
    ['registry.example.com/', /path parts/],
    ['/my-bot', /path parts/],
    ['team//my-bot', /path parts/],
    ['team/../my-bot', /path parts|no host name/],
    ['registry.example.com/a___b', /path parts/],
    ['registry.example.com/a..b', /path parts/],
    ['registry.example.com/.a', /path parts/],
    ['registry.example.com/a b', /path parts/],
    ['registry.example.com/a\n', /path parts/],
    ['registry.example.com/$(id)', /path parts/],
    ['registry.example.com/${{x}}', /path parts/],
    ['registry.example.com:0/a', /no port/],
    ['registry.example.com:99999/a', /no port/],
    ['registry.example.com:/a', /no port/],
    ['registry.example.com:x/a', /no port/],
    ['-registry.example.com/a', /begins with a dash/],
    ['registry-.example.com/a', /no host name/],
    ['user:pass@registry.example.com/a', /digest/],
    ['a'.repeat(64), /image id/],
    [`r.io/${'a'.repeat(300)}`, /305 characters/],
    [`r.io/${'a'.repeat(251)}`, /^256 characters, wanted/],
    [`team/${'a'.repeat(241)}`, /^256 characters with the docker.io\/ that engines put before it/],
    ['a'.repeat(238), /^256 characters with the docker.io\/library\/ that/],
    ['registry.example.com/böt', /path parts/],
  ])('checkImage() refuses %j', (image, problem) => {
    expect(checkImage(image)).toMatch(problem);
  });
});
