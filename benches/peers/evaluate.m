% Prints the median and the fastest time of an evaluation of cost and gradient in ms.
%
%   octave-cli evaluate.m path/to/ex4data1.mat 30
%
% The formulas are those of compare.py, as a fast Octave program would have them.
1;

function g = sigmoid(z)
  g = 1 ./ (1 + exp(-z));
end

function [cost, grad1, grad2] = cost_and_gradient(theta1, theta2, x, targets, lambda)
  m = rows(x);
  weights1 = theta1(:, 2:end);
  weights2 = theta2(:, 2:end);
  a2 = sigmoid(x * weights1' + theta1(:, 1)');
  a3 = sigmoid(a2 * weights2' + theta2(:, 1)');
  cost = -sum(sum(targets .* log(a3) + (1 - targets) .* log(1 - a3))) / m;
  cost += lambda / (2 * m) * (sumsq(weights1(:)) + sumsq(weights2(:)));
  delta3 = a3 - targets;
  delta2 = (delta3 * weights2) .* a2 .* (1 - a2);
  grad1 = [sum(delta2)', delta2' * x + lambda * weights1] / m;
  grad2 = [sum(delta3)', delta3' * a2 + lambda * weights2] / m;
end

arguments = argv();
load(arguments{1});
samples = str2double(arguments{2});
targets = eye(10)(y, :);
rand("state", 1);
theta1 = 0.24 * rand(25, 401) - 0.12;
theta2 = 0.24 * rand(10, 26) - 0.12;
seconds = zeros(samples + 3, 1);
for k = 1:numel(seconds)
  start = tic;
  [cost, grad1, grad2] = cost_and_gradient(theta1, theta2, X, targets, 1);
  seconds(k) = toc(start);
end
seconds = seconds(4:end); % the first three warm up
printf("%.6f %.6f\n", 1e3 * median(seconds), 1e3 * min(seconds));
